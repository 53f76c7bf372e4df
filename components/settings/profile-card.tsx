'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { nameProblem } from '@/lib/name'
import { useAsking } from '@/components/account/use-asking'
import { FormError } from '@/components/room/form-error'
import { rememberName } from '@/components/room/remembered-name'
import { changeProfile } from '@/components/account/account-requests'
import { SettingsCard } from '@/components/settings/settings-card'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { toast } from '@/components/ui/toast'
import { useWrongField } from '@/components/ui/use-wrong-field'

/** What somebody is called. */
export function ProfileCard({ name }: { name: string }) {
  const all = useTranslations('settings')
  const t = useTranslations('settings.profile')
  const fields = useTranslations('fields')
  const router = useRouter()
  const { isBusy, ask } = useAsking()
  const [draft, setDraft] = useState(name)
  const [problem, setProblem] = useState<string>()
  const [error, setError] = useState<string>()
  const form = useWrongField(problem)

  async function save(event: FormEvent) {
    event.preventDefault()
    const wrong = nameProblem(draft)
    setProblem(wrong ? fields(wrong) : undefined)
    setError(undefined)
    if (wrong) return
    const refusal = await ask(() => changeProfile({ name: draft }))
    if (refusal) {
      const { name: refused } = refusal.fields
      return refused === undefined ? setError(refusal.message || all('failed')) : setProblem(refused)
    }
    rememberName(draft.trim())
    toast.done(t('saved'))
    router.refresh()
  }

  return (
    <SettingsCard id="profile" title={t('title')}>
      <form ref={form} noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
        <Field
          name="name"
          label={t('name')}
          hint={t('nameHint')}
          error={problem}
          value={draft}
          autoComplete="name"
          spellCheck={false}
          onChange={(event) => setDraft(event.target.value)}
        />
        <FormError message={error} />
        <Button type="submit" busy={isBusy} className="self-start">
          {all('save')}
        </Button>
      </form>
    </SettingsCard>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { mutate } from 'swr'
import { passwordProblem } from '@/lib/account/password'
import { OwnerField } from '@/components/account/owner-field'
import { PasswordField } from '@/components/account/password-field'
import { useAsking } from '@/components/account/use-asking'
import { FormError } from '@/components/room/form-error'
import { changePassword, devicesPath } from '@/components/account/account-requests'
import { SettingsCard } from '@/components/settings/settings-card'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'

/** A new password, or the first one. */
export function PasswordCard({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const t = useTranslations('settings.password')
  const [isOpen, setOpen] = useState(false)
  return (
    <SettingsCard id="password" title={t('title')}>
      <p className="text-ui text-text2">{t(hasPassword ? 'has' : 'none')}</p>
      {isOpen ? (
        <PasswordForm email={email} hasPassword={hasPassword} onDone={() => setOpen(false)} />
      ) : (
        <Button className="self-start" onClick={() => setOpen(true)}>
          {t(hasPassword ? 'change' : 'set')}
        </Button>
      )}
    </SettingsCard>
  )
}

interface PasswordFormProps {
  email: string
  hasPassword: boolean
  onDone: () => void
}

function PasswordForm({ email, hasPassword, onDone }: PasswordFormProps) {
  const all = useTranslations('settings')
  const t = useTranslations('settings.password')
  const words = useTranslations('fields')
  const router = useRouter()
  const { isBusy, ask } = useAsking()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [problems, setProblems] = useState<{ current?: string; next?: string; form?: string }>({})

  async function save(event: FormEvent) {
    event.preventDefault()
    const wrong = passwordProblem(next, { email })
    if (wrong) return setProblems({ next: words(wrong) })
    setProblems({})
    const refusal = await ask(() => changePassword(next, hasPassword ? current : undefined))
    if (!refusal) {
      toast.done(t('saved'))
      router.refresh()
      // The other devices are signed out by it.
      void mutate(devicesPath)
      return onDone()
    }
    const { fields } = refusal
    setProblems({
      ...(fields.current !== undefined && { current: fields.current }),
      ...(fields.next !== undefined && { next: fields.next }),
      ...(Object.keys(fields).length === 0 && { form: refusal.message || all('failed') }),
    })
  }

  return (
    <form noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
      <OwnerField email={email} />
      {hasPassword ? (
        <PasswordField
          autoFocus
          name="current"
          label={t('current')}
          error={problems.current}
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
      ) : null}
      <PasswordField
        isNew
        autoFocus={!hasPassword}
        name="next"
        label={t('next')}
        hint={t('nextHint')}
        error={problems.next}
        value={next}
        onChange={(event) => setNext(event.target.value)}
      />
      <FormError message={problems.form} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={isBusy}>
          {all('save')}
        </Button>
        <Button onClick={onDone}>{all('cancel')}</Button>
      </div>
    </form>
  )
}

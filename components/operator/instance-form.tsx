'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import {
  type HostGroup,
  hostGroups,
  type InstanceSettings,
  retentionChoices,
  type SignUpMode,
  signUpModes,
} from '@/lib/account/instance'
import { nameProblem } from '@/lib/name'
import { useAsking } from '@/components/account/use-asking'
import { changeInstance } from '@/components/operator/operator-requests'
import { FormError } from '@/components/room/form-error'
import { Button } from '@/components/ui/button'
import { ChoiceCards, ChoiceRow } from '@/components/ui/choice-cards'
import { Field } from '@/components/ui/field'
import { toast } from '@/components/ui/toast'
import { useWrongField } from '@/components/ui/use-wrong-field'

/** What holds for the whole instance. */
export function InstanceForm({ instance }: { instance: InstanceSettings }) {
  const all = useTranslations('operator')
  const t = useTranslations('operator.instance')
  const fields = useTranslations('fields')
  const router = useRouter()
  const { isBusy, ask } = useAsking()
  const [draft, setDraft] = useState(instance)
  const [nameError, setNameError] = useState<string>()
  const [error, setError] = useState<string>()
  const form = useWrongField(nameError)
  const change = (part: Partial<InstanceSettings>) => setDraft((before) => ({ ...before, ...part }))

  async function save(event: FormEvent) {
    event.preventDefault()
    const name = draft.name?.trim() || null
    const problem = name === null ? null : nameProblem(name)
    setNameError(problem ? fields(problem) : undefined)
    setError(undefined)
    if (problem) return
    const refusal = await ask(() => changeInstance({ ...draft, name }))
    if (refusal) {
      const { name: refused } = refusal.fields
      return refused === undefined ? setError(refusal.message || all('failed')) : setNameError(refused)
    }
    toast.done(t('saved'))
    router.refresh()
  }

  return (
    <form ref={form} noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-8">
      <Field
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        error={nameError}
        value={draft.name ?? ''}
        autoComplete="off"
        className="max-w-110"
        onChange={(event) => change({ name: event.target.value })}
      />
      <ChoiceCards<SignUpMode>
        label={t('signUp')}
        value={draft.signUp}
        options={signUpModes.map((value) => ({
          value,
          label: t(`signUpModes.${value}`),
          hint: t(`signUpHints.${value}`),
        }))}
        onChoose={(signUp) => change({ signUp })}
      />
      <ChoiceCards<HostGroup>
        label={t('hosts')}
        value={draft.hosts}
        options={hostGroups.map((value) => ({
          value,
          label: t(`hostGroups.${value}`),
          hint: t(`hostHints.${value}`),
        }))}
        onChoose={(hosts) => change({ hosts })}
      />
      <div className="flex flex-col gap-1.5">
        <ChoiceRow
          label={t('retention')}
          value={String(draft.retentionDays)}
          options={retentionChoices.map((days) => ({
            value: String(days),
            label: t('keep', { days: String(days) }),
          }))}
          onChoose={(days) =>
            change({ retentionDays: retentionChoices.find((choice) => String(choice) === days) ?? null })
          }
        />
        <p className="text-ui text-text2">{t('retentionHint')}</p>
      </div>
      <FormError message={error} />
      <Button type="submit" variant="primary" size="large" busy={isBusy} className="self-start">
        {t('save')}
      </Button>
    </form>
  )
}

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
import { recordingChoices } from '@/lib/recording-days'
import { useAsking } from '@/components/account/use-asking'
import { changeInstance } from '@/components/operator/operator-requests'
import { FormError } from '@/components/room/form-error'
import { Button } from '@/components/ui/button'
import { ChoiceCards, ChoiceRow } from '@/components/ui/choice-cards'
import { Field } from '@/components/ui/field'
import { toast } from '@/components/ui/toast'
import { useWrongField } from '@/components/ui/use-wrong-field'

/** What holds for the whole instance. A choice holds at once; the name when it is saved. */
export function InstanceForm({ instance }: { instance: InstanceSettings }) {
  const all = useTranslations('operator')
  const t = useTranslations('operator.instance')
  const recording = useTranslations('recording')
  const fields = useTranslations('fields')
  const router = useRouter()
  const { isBusy, ask } = useAsking()
  const [chosen, setChosen] = useState(instance)
  const [written, setWritten] = useState(instance.name ?? '')
  const [nameError, setNameError] = useState<string>()
  const [error, setError] = useState<string>()
  const form = useWrongField(nameError)

  async function change(changes: Partial<InstanceSettings>) {
    setError(undefined)
    const refusal = await ask(() => changeInstance(changes))
    if (!refusal) {
      setChosen((before) => ({ ...before, ...changes }))
      toast.done(t('saved'))
      router.refresh()
      return
    }
    setChosen(chosen)
    const { name: refused } = refusal.fields
    if (refused === undefined) setError(refusal.message || all('failed'))
    else setNameError(refused)
  }

  const choose = (choice: Partial<InstanceSettings>) => {
    setChosen({ ...chosen, ...choice })
    void change(choice)
  }

  async function saveName(event: FormEvent) {
    event.preventDefault()
    const name = written.trim() || null
    const problem = name === null ? null : nameProblem(name)
    setNameError(problem ? fields(problem) : undefined)
    if (!problem) await change({ name })
  }

  return (
    <div className="flex flex-col gap-8">
      <form
        ref={form}
        noValidate
        onSubmit={(event) => void saveName(event)}
        className="flex flex-col items-start gap-3"
      >
        <Field
          name="name"
          label={t('name')}
          hint={t('nameHint')}
          error={nameError}
          value={written}
          autoComplete="off"
          className="w-full max-w-110"
          onChange={(event) => setWritten(event.target.value)}
        />
        <Button type="submit" busy={isBusy} disabled={written.trim() === (chosen.name ?? '')}>
          {t('save')}
        </Button>
      </form>
      <ChoiceCards<SignUpMode>
        label={t('signUp')}
        value={chosen.signUp}
        options={signUpModes.map((value) => ({
          value,
          label: t(`signUpModes.${value}`),
          hint: t(`signUpHints.${value}`),
        }))}
        onChoose={(signUp) => choose({ signUp })}
      />
      <ChoiceCards<HostGroup>
        label={t('hosts')}
        value={chosen.hosts}
        options={hostGroups.map((value) => ({
          value,
          label: t(`hostGroups.${value}`),
          hint: t(`hostHints.${value}`),
        }))}
        onChoose={(hosts) => choose({ hosts })}
      />
      <div className="flex flex-col gap-1.5">
        <ChoiceRow
          label={t('retention')}
          value={String(chosen.retentionDays)}
          options={retentionChoices.map((days) => ({
            value: String(days),
            label: t('keep', { days: String(days) }),
          }))}
          onChoose={(days) =>
            choose({ retentionDays: retentionChoices.find((choice) => String(choice) === days) ?? null })
          }
        />
        <p className="text-ui text-text2">{t('retentionHint')}</p>
      </div>
      <div className="flex flex-col gap-1.5">
        <ChoiceRow
          label={recording('instance')}
          value={String(chosen.recordingDays)}
          options={recordingChoices.map((days) => ({
            value: String(days),
            label: recording('instanceChoice', { days: String(days ?? 'none') }),
          }))}
          onChoose={(days) =>
            choose({ recordingDays: recordingChoices.find((choice) => String(choice) === days) ?? null })
          }
        />
        <p className="text-ui text-text2">{recording('instanceHint')}</p>
      </div>
      <FormError message={error} />
    </div>
  )
}

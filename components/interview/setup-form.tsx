'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { ArrowRight } from 'lucide-react'
import { setupKinds, type SetupKind } from '@/lib/interview/setup'
import { nameProblem, titleProblem } from '@/lib/name'
import type { ProblemCard } from '@/lib/problem/brief'
import type { PractisedProblems } from '@/lib/problem/library'
import { useAccount } from '@/components/account/account'
import { StartGate } from '@/components/account/start-gate'
import { setUpRoom } from '@/components/interview/interview-requests'
import { ProblemPicker } from '@/components/interview/problem-picker'
import {
  fieldsNamed,
  rememberSetup,
  type SetupField,
  setupOf,
  useSetupDraft,
  wrongFields,
} from '@/components/interview/setup-draft'
import { HowFields, TogetherFields } from '@/components/interview/setup-fields'
import { KeepField } from '@/components/recording/keep-field'
import { FormError } from '@/components/room/form-error'
import { rememberName, useRememberedName } from '@/components/room/remembered-name'
import { RequestRefused } from '@/components/room/request'
import { Button } from '@/components/ui/button'
import { ChoiceRow } from '@/components/ui/choice-cards'
import { Field } from '@/components/ui/field'

interface Wrong {
  name?: string
  title?: string
  fields: SetupField[]
  form?: string
}

/** From "new" to the links: everything has a usual choice, and one button makes the room. */
export function SetupForm(props: SetupFormProps) {
  const { hosting } = useAccount()
  const t = useTranslations('setup')
  if (hosting === 'may') return <OpenSetupForm {...props} />
  return (
    <>
      <h1 className="text-report font-semibold tracking-tight">
        {t(props.kind === 'practice' ? 'titlePractice' : 'titleNew')}
      </h1>
      <div className="max-w-120">
        <StartGate hosting={hosting} />
      </div>
    </>
  )
}

interface SetupFormProps {
  problems: readonly ProblemCard[]
  /** What whoever sets it up has done with them; nothing of strangers. */
  practised: PractisedProblems
  /** What was chosen on the way here. */
  problemId: string | null
  kind: SetupKind
  /** The longest that this instance keeps recordings, in days; null as long as their room. */
  longestDays: number | null
}

function OpenSetupForm({ problems, practised, problemId, kind, longestDays }: SetupFormProps) {
  const t = useTranslations('setup')
  const words = useTranslations('fields')
  const router = useRouter()
  const remembered = useRememberedName()
  const [typedName, setTypedName] = useState<string | null>(null)
  const name = typedName ?? remembered
  const [title, setTitle] = useState('')
  const [draft, change] = useSetupDraft({ problemId, kind })
  const [wrong, setWrong] = useState<Wrong>({ fields: [] })
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const isPractice = draft.kind === 'practice'
  const practises = isPractice ? problems.find(({ id }) => id === draft.problemId)?.title : undefined

  function refuse(found: Wrong) {
    setWrong(found)
    // After the fields are marked.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus())
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    const setup = setupOf(draft)
    const [badName, badTitle] = [nameProblem(name), title.trim() === '' ? null : titleProblem(title)]
    const fields = wrongFields(setup, Date.now())
    if (badName || badTitle || fields.length > 0) {
      return refuse({
        ...(badName && { name: words(badName) }),
        ...(badTitle && { title: words(badTitle) }),
        fields,
      })
    }
    setBusy(true)
    setWrong({ fields: [] })
    try {
      const { roomId } = await setUpRoom({ name, title }, draft.kind, draft.problemId, setup)
      rememberName(name.trim())
      rememberSetup(draft)
      router.push(`/rooms/${roomId}`)
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      setBusy(false)
      const { name: atName, title: atTitle } = error.fields
      const atFields = fieldsNamed(Object.keys(error.fields))
      refuse({
        ...(atName !== undefined && { name: atName }),
        ...(atTitle !== undefined && { title: atTitle }),
        fields: atFields,
        form: error.message || t('failed'),
      })
    }
  }

  return (
    <>
      <div className="flex max-w-180 flex-col gap-2">
        <h1 className="text-report font-semibold tracking-tight">
          {t(isPractice ? 'titlePractice' : 'titleNew')}
        </h1>
        <p className="text-title text-text2">{t(isPractice ? 'leadPractice' : 'lead')}</p>
      </div>
      <form
        ref={form}
        onSubmit={(event) => void submit(event)}
        noValidate
        className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(340px,400px)] lg:gap-12"
      >
        <div className="flex min-w-0 flex-col gap-7">
          <ProblemPicker
            problems={problems}
            practised={practised}
            value={draft.problemId}
            hint={isPractice ? undefined : t('problemHint')}
            onChoose={(chosen) => change({ problemId: chosen })}
          />
          <HowFields draft={draft} change={change} wrong={wrong.fields} />
          {isPractice ? (
            <KeepField
              value={draft.recordingDays}
              longest={longestDays}
              isAlone
              onChoose={(recordingDays) => change({ recordingDays })}
            />
          ) : (
            <TogetherFields draft={draft} change={change} wrong={wrong.fields} longestDays={longestDays} />
          )}
          <Field
            name="title"
            label={t('titleLabel')}
            hint={t(isPractice ? 'titleHintPractice' : 'titleHint')}
            error={wrong.title}
            value={title}
            placeholder={practises ?? t(`defaultTitle.${draft.kind}`)}
            onChange={(event) => setTitle(event.target.value)}
            autoComplete="off"
          />
        </div>
        <div className="flex flex-col gap-6 self-start rounded-card border border-line bg-surface p-6 lg:sticky lg:top-6">
          <ChoiceRow
            label={t('kind')}
            value={draft.kind}
            options={setupKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            onChoose={(chosen) => change({ kind: chosen })}
          />
          <Field
            name="name"
            label={t('nameLabel')}
            hint={t(isPractice ? 'nameHintPractice' : 'nameHint')}
            error={wrong.name}
            value={name}
            onChange={(event) => setTypedName(event.target.value)}
            autoComplete="name"
            autoCapitalize="words"
            spellCheck={false}
          />
          <div className="flex flex-col gap-3">
            <Button type="submit" variant="primary" size="large" busy={busy}>
              {busy ? t('submitting') : t(isPractice ? 'submitPractice' : 'submit')}
              {busy ? null : <ArrowRight aria-hidden size={18} />}
            </Button>
            <FormError message={wrong.form} />
            <p className="text-ui text-text2">{t(isPractice ? 'afterPractice' : 'after')}</p>
          </div>
        </div>
      </form>
    </>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionState, useEffect, useRef } from 'react'
import { ArrowRight } from 'lucide-react'
import { nameProblem } from '@/lib/name'
import { useAccount } from '@/components/account/account'
import { StartGate } from '@/components/account/start-gate'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/room/form-error'
import { rememberName, useRememberedName } from '@/components/room/remembered-name'
import { RequestRefused } from '@/components/room/request'
import { startRoom } from '@/components/room/room-requests'

interface FormState {
  /** What was typed: it stays whatever happens. */
  name: string | null
  nameError?: string
  error?: string
  /** The room is open and the page is about to change. */
  done?: boolean
}

interface StartFormProps {
  /** Stands below the button. */
  after: string
  /** What the room is about; without it people draw what they like. */
  problemId?: string
  /** What the button says, if not "Start a room now". */
  label?: string
}

/** "Start a room now": a name is all it takes, where whoever looks may start rooms. */
export function StartForm(props: StartFormProps) {
  const { hosting } = useAccount()
  return hosting === 'may' ? <NameForm {...props} /> : <StartGate hosting={hosting} />
}

function NameForm({ after, problemId, label }: StartFormProps) {
  const t = useTranslations('landing')
  const problems = useTranslations('fields')
  const errors = useTranslations('errors')
  const router = useRouter()
  const remembered = useRememberedName()
  const input = useRef<HTMLInputElement>(null)

  const [state, submit, pending] = useActionState(
    async (_before: FormState, form: FormData): Promise<FormState> => {
      const name = String(form.get('name') ?? '')
      const problem = nameProblem(name)
      if (problem) return { name, nameError: problems(problem) }
      try {
        const { roomId } = await startRoom(name, problemId)
        rememberName(name.trim())
        router.push(`/rooms/${roomId}`)
        return { name, done: true }
      } catch (error) {
        if (!(error instanceof RequestRefused)) throw error
        if (error.fields.name !== undefined) return { name, nameError: error.fields.name }
        return { name, error: error.message || errors('unavailable') }
      }
    },
    { name: null },
  )

  useEffect(() => {
    if (state.nameError !== undefined) input.current?.focus()
  }, [state])

  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <Field
        ref={input}
        name="name"
        label={t('nameLabel')}
        hint={t('nameHint')}
        error={state.nameError}
        defaultValue={state.name ?? remembered}
        autoComplete="name"
        autoCapitalize="words"
        enterKeyHint="go"
        spellCheck={false}
      />
      <Button type="submit" variant="primary" size="large" busy={pending || state.done === true}>
        {pending || state.done === true ? t('starting') : (label ?? t('start'))}
        {pending || state.done === true ? null : <ArrowRight aria-hidden size={18} />}
      </Button>
      <FormError message={state.error} />
      <p className="text-ui text-text2">{after}</p>
    </form>
  )
}

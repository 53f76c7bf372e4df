'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionState, useEffect, useRef } from 'react'
import { nameProblem } from '@/lib/name'
import type { LinkLook } from '@/lib/room-view'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { MessageCard } from '@/components/site/message-page'
import { FormError } from '@/components/room/form-error'
import { rememberName, useRememberedName } from '@/components/room/remembered-name'
import { RoleIcon } from '@/components/room/role-icon'
import { RequestRefused } from '@/components/room/request'
import { joinRoom } from '@/components/room/room-requests'

interface FormState {
  name: string | null
  nameError?: string
  error?: string
  done?: boolean
}

/** Who you will be in the room, your name, one button. `onRefused` hears when the link stopped working meanwhile. */
export function JoinForm({
  token,
  look,
  onJoined,
  onRefused,
}: {
  token: string
  look: LinkLook
  onJoined: () => void
  onRefused: (refusal: RequestRefused) => void
}) {
  const t = useTranslations('join')
  const consent = useTranslations('consent')
  const keeping = useTranslations('recording')
  const meanings = useTranslations('roleMeaning')
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
        const said = form.get('recording')
        const recording = said === null ? undefined : said === 'yes'
        const { roomId } = await joinRoom(token, name, recording, look.recordingDays)
        rememberName(name.trim())
        onJoined()
        router.replace(`/rooms/${roomId}`)
        return { name, done: true }
      } catch (error) {
        if (!(error instanceof RequestRefused)) throw error
        if (error.fields.name !== undefined) return { name, nameError: error.fields.name }
        if (error.code.startsWith('link_') || error.code === 'room_ended' || error.code === 'other_role') {
          onRefused(error)
          return { name }
        }
        if (error.code === 'recording_longer') onRefused(error)
        return { name, error: error.message || errors('unavailable') }
      }
    },
    { name: null },
  )

  useEffect(() => {
    if (state.nameError !== undefined) input.current?.focus()
  }, [state])

  const busy = pending || state.done === true
  return (
    <MessageCard heading={t('heading', { title: look.title })}>
      <div className="flex items-start gap-3 rounded-control bg-sunken p-3 text-text">
        <RoleIcon role={look.role} className="mt-0.5 text-text2" />
        <div>
          <p>
            {t.rich('roleLine', {
              role: look.role,
              b: (chunks) => <b className="font-semibold">{chunks}</b>,
            })}
          </p>
          <p className="text-ui text-text2">{meanings(look.role)}</p>
        </div>
      </div>
      <form action={submit} noValidate className="flex flex-col gap-4 pt-2 text-text">
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
          autoFocus
        />
        {look.asksRecording ? (
          <div className="flex flex-col gap-3">
            <div>
              <p className="text-label font-semibold">{consent('what')}</p>
              <p className="text-ui text-text2">
                {keeping('kept', { days: String(look.recordingDays ?? 'none') })} {consent('how')}
              </p>
            </div>
            <div className="flex flex-wrap gap-2">
              <Button
                type="submit"
                name="recording"
                value="yes"
                variant="primary"
                size="large"
                className="grow"
                busy={busy}
              >
                {busy ? t('joining') : consent('joinWith')}
              </Button>
              <Button type="submit" name="recording" value="no" size="large" className="grow" disabled={busy}>
                {consent('joinWithout')}
              </Button>
            </div>
          </div>
        ) : (
          <Button type="submit" variant="primary" size="large" busy={busy}>
            {busy ? t('joining') : t('submit')}
          </Button>
        )}
        <FormError message={state.error} />
      </form>
    </MessageCard>
  )
}

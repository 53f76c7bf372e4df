'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { LoaderCircle } from 'lucide-react'
import type { InterviewSetupInput } from '@/lib/interview/setup'
import type { SetupView } from '@/lib/setup-view'
import { readSetup } from '@/components/interview/interview-requests'
import { ProblemPicker } from '@/components/interview/problem-picker'
import {
  draftOf,
  fieldsNamed,
  rememberSetup,
  type SetupDraft,
  type SetupField,
  setupOf,
  useOwnZone,
  useSetupDraft,
  wrongFields,
} from '@/components/interview/setup-draft'
import { HowFields, TogetherFields } from '@/components/interview/setup-fields'
import { FormError } from '@/components/room/form-error'
import { RequestRefused } from '@/components/room/request'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'

export interface SetupDialogProps {
  roomId: string
  open: boolean
  onOpenChange: (open: boolean) => void
  heading: string
  lead?: string
  submitLabel: string
  /** Sends what was chosen. Throws RequestRefused. */
  onSubmit: (setup: InterviewSetupInput, problemId: string | null, view: SetupView) => Promise<unknown>
}

/** The set-up of the room one is in: to make it an interview (R5e), or to change the one it is. */
export function SetupDialog({ roomId, open, onOpenChange, ...rest }: SetupDialogProps) {
  const t = useTranslations('setup')
  const form = useId()
  const [busy, setBusy] = useState(false)
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={rest.heading}
        {...(rest.lead !== undefined && { lead: rest.lead })}
        closeLabel={t('close')}
        footer={
          <>
            <DialogClose asChild>
              <Button size="large">{t('cancel')}</Button>
            </DialogClose>
            <Button type="submit" form={form} variant="primary" size="large" busy={busy}>
              {rest.submitLabel}
            </Button>
          </>
        }
      >
        <FormAsItIsNow
          roomId={roomId}
          id={form}
          onBusy={setBusy}
          onDone={() => onOpenChange(false)}
          onSubmit={rest.onSubmit}
        />
      </DialogContent>
    </Dialog>
  )
}

/** The form about the set-up as it is at this opening: from an older reading, one would undo what was changed since. */
function FormAsItIsNow({
  roomId,
  ...form
}: { roomId: string } & Omit<Parameters<typeof DialogForm>[0], 'view'>) {
  const t = useTranslations('setup')
  const [view, setView] = useState<SetupView | 'failed' | null>(null)
  useEffect(() => {
    if (view !== null) return
    let isOpen = true
    const show = (read: SetupView | 'failed') => {
      if (isOpen) setView(read)
    }
    readSetup(roomId).then(show, () => show('failed'))
    return () => {
      isOpen = false
    }
  }, [roomId, view])
  if (view === 'failed')
    return (
      <p role="alert" className="flex items-center justify-between gap-2 text-text2">
        {t('notRead')}
        <Button onClick={() => setView(null)}>{t('readAgain')}</Button>
      </p>
    )
  if (view) return <DialogForm view={view} {...form} />
  return (
    <p role="status" className="flex items-center gap-2 text-text2">
      <LoaderCircle aria-hidden size={16} className="animate-spin" />
      {t('loading')}
    </p>
  )
}

function DialogForm({
  id,
  view,
  onBusy,
  onDone,
  onSubmit,
}: {
  id: string
  view: SetupView
  onBusy: (busy: boolean) => void
  onDone: () => void
  onSubmit: SetupDialogProps['onSubmit']
}) {
  const t = useTranslations('setup')
  const ownZone = useOwnZone()
  const given: Partial<SetupDraft> = view.setup ? draftOf(view.setup, view.problemId, ownZone) : {}
  const [draft, change] = useSetupDraft(given)
  const [wrong, setWrong] = useState<readonly SetupField[]>([])
  const [error, setError] = useState<string | undefined>(undefined)
  const form = useRef<HTMLFormElement>(null)

  function refuse(fields: readonly SetupField[], message?: string) {
    setWrong(fields)
    setError(message)
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus())
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    const setup = setupOf(draft)
    // A time that was fine when it was chosen is not chosen again.
    const isSameTime = view.setup?.scheduledAt === setup.scheduledAt
    const found = wrongFields(setup, Date.now()).filter((field) => !(isSameTime && field === 'scheduledAt'))
    if (found.length > 0) return refuse(found)
    onBusy(true)
    try {
      await onSubmit(setup, draft.problemId, view)
      rememberSetup(draft)
      onDone()
    } catch (failure) {
      if (!(failure instanceof RequestRefused)) throw failure
      refuse(fieldsNamed(Object.keys(failure.fields)), failure.message || t('failed'))
    } finally {
      onBusy(false)
    }
  }

  const fields = { draft, change, wrong, isStarted: view.isStarted }
  return (
    <form
      id={id}
      ref={form}
      noValidate
      onSubmit={(event) => void submit(event)}
      className="flex flex-col gap-6"
    >
      {view.isStarted ? (
        <p className="text-text2">{t('changeStarted')}</p>
      ) : (
        <ProblemPicker
          hint={t('problemHint')}
          problems={view.problems}
          practised={view.practised}
          value={draft.problemId}
          onChoose={(problemId) => change({ problemId })}
        />
      )}
      <HowFields {...fields} />
      <TogetherFields {...fields} longestDays={view.longestDays} isAgreed={view.isAgreed} />
      <FormError message={error} />
    </form>
  )
}

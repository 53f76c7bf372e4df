'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { mutate } from 'swr'
import type { InterviewSetup, InterviewSetupInput } from '@/lib/interview/setup'
import type { SetupView } from '@/lib/setup-view'
import { changeSetup, interviewPath } from '@/components/interview/interview-requests'
import { SetupDialog } from '@/components/interview/setup-dialog'

/** Changes the set-up of an interview: all of it before the start, what does not bind others after it. */
export function ChangeSetupDialog(props: {
  roomId: string
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const t = useTranslations('setup')
  const router = useRouter()
  const { roomId } = props

  async function save(setup: InterviewSetupInput, problemId: string | null, view: SetupView) {
    const change = { ...changesIn(setup, view.setup), ...(problemId !== view.problemId && { problemId }) }
    await mutate(interviewPath(roomId), await changeSetup(roomId, change), { revalidate: false })
    // The brief beside the board is the page's.
    router.refresh()
  }

  return (
    <SetupDialog {...props} heading={t('changeHeading')} submitLabel={t('changeSubmit')} onSubmit={save} />
  )
}

/** Only what is different: what was left alone must not undo what somebody else has changed meanwhile. */
function changesIn(now: InterviewSetupInput, before: InterviewSetup | null): Partial<InterviewSetupInput> {
  if (!before) return now
  const isSame = (field: keyof InterviewSetup) => JSON.stringify(now[field]) === JSON.stringify(before[field])
  const { scheduledAt, timeZone, ...rest } = now
  const changed = Object.entries(rest).filter(([field]) => !isSame(field as keyof InterviewSetup))
  const isReplanned = !isSame('scheduledAt') || !isSame('timeZone')
  return { ...Object.fromEntries(changed), ...(isReplanned && { scheduledAt, timeZone }) }
}

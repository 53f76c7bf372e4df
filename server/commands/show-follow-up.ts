import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import { announce } from '@/server/commands/announce'
import { momentOf } from '@/server/commands/moment'
import { recordEvent } from '@/server/commands/record-event'
import type { Viewer } from '@/server/auth/gate'
import { isUnfinishedPractice, leadsWhileAsked } from '@/server/queries/pack-access'
import { wordedProblemOfRoom } from '@/server/queries/problem-of-room'
import type { Runtime } from '@/server/runtime'

export interface ShowFollowUpInput {
  roomId: string
  /** Who shows it. */
  viewer: Pick<Viewer, 'participantId' | 'userId' | 'kind' | 'phase' | 'isHost'>
  /** Its id in the problem of the room. */
  followUpId: string
  /** The language of whoever shows it: the card reads so for everybody. */
  locale: Locale
}

/**
 * Shows a follow-up card of the room's problem to everybody, as it reads now. Showing it again changes nothing.
 * AppError not_found for an id that the problem does not have, and where the pack is closed to whoever shows it (P5).
 */
export async function showFollowUp(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  { roomId, viewer, followUpId, locale }: ShowFollowUpInput,
): Promise<void> {
  const { participantId } = viewer
  const at = runtime.now()
  const isNew = await runtime.db.$transaction(async (tx) => {
    const { stage } = await momentOf(tx, roomId, at)
    const room = await tx.room.findUniqueOrThrow({
      where: { id: roomId },
      select: { id: true, problemId: true },
    })
    const problem = await wordedProblemOfRoom(tx, room)
    const isClosed =
      isUnfinishedPractice(viewer) ||
      (problem && (await leadsWhileAsked(runtime, viewer, problem.structure.id)))
    if (isClosed) throw new AppError('not_found')
    const isOfProblem = problem?.structure.followUps.includes(followUpId) ?? false
    const words = isOfProblem ? problem?.words[locale].followUps[followUpId] : undefined
    if (!words) throw new AppError('not_found')
    const { title, prompt } = words
    // Of two interviewers who show it at once, one does.
    const { count } = await tx.followUp.createMany({
      data: { roomId, followUpId, participantId, at: new Date(at), stage, title, prompt },
      skipDuplicates: true,
    })
    if (count === 0) return false
    await recordEvent(tx, { roomId, at, participantId, kind: 'follow_up', stage, data: { followUpId } })
    return true
  })
  if (isNew) await announce(runtime, roomId)
}

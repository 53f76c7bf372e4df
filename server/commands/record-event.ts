import type { StageId } from '@/lib/stage/stages'
import type { Prisma } from '@/server/db/generated/client'

/** Something that happened in an interview, for everybody to know. */
export interface HappenedEvent {
  roomId: string
  /** ms since 1970. */
  at: number
  /** Who did it; null for the server. */
  participantId: string | null
  kind: InterviewEventKind
  /** The stage the clock was in; null before the start. */
  stage: StageId | null
  data?: Prisma.InputJsonObject
}

export type InterviewEventKind =
  | 'set_up'
  | 'clock'
  | 'consent'
  | 'joined'
  | 'left'
  | 'returned'
  | 'role'
  | 'hand'
  | 'hint'
  | 'follow_up'
  | 'tick'
  | 'ended'
  | 'reopened'
  | 'late_copy'
  | 'lead'
  | 'submitted'
  | 'taken_back'
  | 'revealed'
  | 'released'
  | 'next_room'
  | 'restored'

/** Writes it down, in the transaction that makes it happen: the rows say exactly what happened and when (V2). */
export async function recordEvent(tx: Prisma.TransactionClient, event: HappenedEvent): Promise<void> {
  const { at, data = {}, ...rest } = event
  await tx.interviewEvent.create({ data: { ...rest, at: new Date(at), data } })
}

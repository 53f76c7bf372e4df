import type { RestoredState } from '@/lib/board/protocol'
import { restoredData } from '@/lib/history/moments'
import type { Hand } from '@/lib/interview/interview-state'
import type { InterviewState } from '@/lib/interview/interview-state'
import type { Phase, Role, RoomKind } from '@/lib/permissions'
import type { PrismaClient } from '@/server/db/generated/client'
import { readInterview } from '@/server/queries/interview-state'

/** The rows of a room that its live state is made of. */
export interface RoomRows {
  title: string
  kind: RoomKind
  phase: Phase
  /** Raised by a restore (B12). */
  epoch: number
  /** Whether the log still takes updates (R4). */
  writable: boolean
  /** Everyone who is in and was not removed, in the order they joined. */
  participants: {
    id: string
    name: string
    role: Role
    color: number
    isHost: boolean
    hand: { wants: Hand; at: number } | null
  }[]
  interview: InterviewState | null
  /** Whose presence is sampled for the replay (J4): of who may be recorded, in a session under way. Nobody is told. */
  sampled: string[]
  /** The last restore of the board (B12). */
  restored: RestoredState | null
}

/** Reads what the sync server needs to know about a room; null when there is none. */
export async function readRoomRows(db: PrismaClient, roomId: string): Promise<RoomRows | null> {
  const room = await db.room.findUnique({
    where: { id: roomId },
    select: {
      title: true,
      kind: true,
      phase: true,
      epoch: true,
      writable: true,
      hostId: true,
      participants: {
        where: { removedAt: null },
        orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
        select: {
          ...{ id: true, userId: true, name: true, role: true, color: true },
          ...{ hand: true, handAt: true, consent: true },
        },
      },
    },
  })
  if (!room) return null
  const { hostId, participants, ...rest } = room
  const interview = await readInterview(db, roomId)
  const isSampled = room.phase === 'live' && interview !== null && interview.recording !== 'off'
  return {
    ...rest,
    participants: participants.map(({ userId, hand, handAt, id, name, role, color }) => ({
      ...{ id, name, role, color },
      isHost: userId === hostId,
      hand: hand && handAt ? { wants: hand, at: handAt.getTime() } : null,
    })),
    interview,
    sampled: isSampled ? participants.filter(({ consent }) => consent).map(({ id }) => id) : [],
    restored: room.epoch === 0 ? null : await lastRestore(db, roomId),
  }
}

async function lastRestore(db: PrismaClient, roomId: string): Promise<RestoredState | null> {
  const event = await db.interviewEvent.findFirst({
    where: { roomId, kind: 'restored' },
    orderBy: { id: 'desc' },
    select: { at: true, participantId: true, data: true },
  })
  if (!event) return null
  const { seq, toAt, undoes } = restoredData.parse(event.data)
  return { seq, by: event.participantId, at: event.at.getTime(), toAt, isUndo: undoes !== null }
}

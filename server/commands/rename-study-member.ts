import { AppError } from '@/lib/errors'
import { locales } from '@/lib/i18n/locale'
import { repeatedNames } from '@/lib/study/study-path'
import { announce } from '@/server/commands/announce'
import { lockOwnPath } from '@/server/commands/own-study-path'
import { recordSetup } from '@/server/commands/record-setup'
import { studyRoomTitle } from '@/server/messages'
import { readSetup } from '@/server/queries/interview-setup'
import type { Runtime } from '@/server/runtime'

/**
 * Gives a member of a path another name (clean already, lib/name.ts), and rooms that nobody has started and that are still
 * called after them their new title. AppError not_found for a path of somebody else or a member it does not have, invalid
 * for a name that another one has.
 */
export async function renameStudyMember(
  runtime: Pick<Runtime, 'db' | 'now' | 'rooms' | 'log'>,
  { userId, pathId, memberId, name }: { userId: string; pathId: string; memberId: string; name: string },
): Promise<void> {
  const renamed = await runtime.db.$transaction(async (tx) => {
    await lockOwnPath(tx, { userId, pathId })
    const members = await tx.studyMember.findMany({ where: { pathId } })
    if (!members.some(({ id }) => id === memberId)) throw new AppError('not_found')
    const others = members.filter(({ id }) => id !== memberId).map((other) => other.name)
    if (repeatedNames([...others, name]).length > 0) throw new AppError('invalid', { name: 'not_allowed' })
    await tx.studyMember.update({ where: { id: memberId }, data: { name } })
    const names = new Map(members.map((member) => [member.id, member.name]))
    const meetings = await tx.studyMeeting.findMany({
      where: {
        OR: [{ interviewerId: memberId }, { candidateId: memberId }],
        room: { phase: 'lobby' },
      },
      include: { room: { select: { id: true, title: true } } },
    })
    const roomIds: string[] = []
    for (const { week, interviewerId, candidateId, room } of meetings) {
      const called = (of: (id: string) => string | undefined) => ({
        week,
        interviewer: of(interviewerId) ?? '',
        candidate: of(candidateId) ?? '',
      })
      const before = called((id) => names.get(id))
      const after = called((id) => (id === memberId ? name : names.get(id)))
      const locale = locales.find((known) => room?.title === studyRoomTitle(before, known))
      // Whoever leads it may have called it something else.
      if (!room || !locale) continue
      await tx.room.update({ where: { id: room.id }, data: { title: studyRoomTitle(after, locale) } })
      // A calendar takes a title from the newer file alone.
      const planned = await readSetup(tx, room.id)
      if (planned)
        await recordSetup(tx, {
          ...{ roomId: room.id, at: runtime.now(), participantId: null },
          ...{ stage: planned.stage, setup: planned.setup },
        })
      roomIds.push(room.id)
    }
    return roomIds
  })
  for (const roomId of renamed) await announce(runtime, roomId)
}

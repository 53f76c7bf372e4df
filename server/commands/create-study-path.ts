import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import { rotation } from '@/lib/study/rotation'
import { isBadTime, type StudyPathInput, studyPathsMax, weekTimes } from '@/lib/study/study-path'
import { newId } from '@/server/auth/id'
import { instanceUser, instanceUserId } from '@/server/commands/create-rooms-for-instance'
import { newInterview, newInvites, newRoom } from '@/server/commands/new-room'
import { recordSetup } from '@/server/commands/record-setup'
import { studyRoomTitle } from '@/server/messages'
import { readInstance } from '@/server/queries/instance'
import type { Runtime } from '@/server/runtime'

/** A long path has some eighty rooms; so long may they take, in ms. */
const patienceMs = 30_000

/**
 * Plans a study path: its members, who interviews whom each week, and a room for each interview, in the lobby and led by
 * nobody until its interviewer comes. What a week is about all members know from the start, who will be asked too: a study
 * group reads the chapter before it meets, and so P3 holds here for the pack alone. The names are clean (lib/study/study-path.ts). AppError invalid for a week that has
 * passed or is too far away, limit_reached for whoever keeps as many paths as they may.
 */
export async function createStudyPath(
  runtime: Pick<Runtime, 'db' | 'now'>,
  { userId, locale, path }: { userId: string; locale: Locale; path: StudyPathInput },
): Promise<{ id: string }> {
  const now = runtime.now()
  const { title, timeZone, setup, systems } = path
  const times = weekTimes(path.firstAt, timeZone, systems.length)
  if (!times || isBadTime(times, timeZone, now)) throw new AppError('invalid', { firstAt: 'not_allowed' })
  const instance = await readInstance(runtime)
  const { retentionDays: keepDays } = instance
  const pathId = newId()
  const members = path.members.map((name, place) => ({ id: newId(), pathId, name, place }))
  const meetings = rotation(members.length, systems.length).flatMap((week, at) =>
    week.map(({ interviewer, candidate, observer }) => {
      const [asks, answers] = [members[interviewer], members[candidate]]
      const [problemId, scheduledAt] = [systems[at], times[at]]
      if (!asks || !answers || !problemId || scheduledAt === undefined) throw new Error('a part is nobody’s')
      const names = { week: at + 1, interviewer: asks.name, candidate: answers.name }
      return {
        room: {
          ...newRoom(instanceUserId, studyRoomTitle(names, locale), problemId, 'interview'),
          keepDays,
          createdAt: new Date(now),
        },
        setup: { ...setup, scheduledAt, timeZone },
        week: at + 1,
        interviewerId: asks.id,
        candidateId: answers.id,
        observerId: observer === null ? null : (members[observer]?.id ?? null),
      }
    }),
  )
  await runtime.db.$transaction(
    async (tx) => {
      // One at a time for each user: two tabs must not pass the limit.
      await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${userId} FOR UPDATE`
      if ((await tx.studyPath.count({ where: { ownerId: userId } })) >= studyPathsMax)
        throw new AppError('limit_reached')
      await tx.user.createMany({ data: [instanceUser], skipDuplicates: true })
      await tx.room.createMany({ data: meetings.map(({ room }) => room) })
      await tx.interview.createMany({
        data: meetings.map((meeting) => newInterview(meeting.room.id, meeting.setup, instance)),
      })
      await tx.invite.createMany({
        data: meetings.flatMap((meeting) => newInvites(meeting.room.id, now, meeting.setup.scheduledAt)),
      })
      for (const { room, setup: planned } of meetings)
        await recordSetup(tx, { roomId: room.id, at: now, participantId: null, stage: null, setup: planned })
      const createdAt = new Date(now)
      await tx.studyPath.create({ data: { id: pathId, ownerId: userId, title, timeZone, createdAt } })
      await tx.studyMember.createMany({ data: members })
      await tx.studyMeeting.createMany({
        data: meetings.map(({ room, setup: { scheduledAt }, ...meeting }) => ({
          ...{ week: meeting.week, interviewerId: meeting.interviewerId, candidateId: meeting.candidateId },
          ...{ id: newId(), pathId, problemId: room.problemId ?? '', at: new Date(scheduledAt) },
          ...{ observerId: meeting.observerId, roomId: room.id },
        })),
      })
    },
    { timeout: patienceMs },
  )
  return { id: pathId }
}

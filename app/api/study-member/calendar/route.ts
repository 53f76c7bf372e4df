import { z } from 'zod'
import { isTimeZone } from '@/lib/time-zone'
import { memberOfToken } from '@/server/auth/study-token'
import { clientKey } from '@/server/client-address'
import { limitFailedJoins, limitOwnStudies } from '@/server/limits'
import { studyWeekWords } from '@/server/messages'
import { presentCalendars } from '@/server/presenters/present-calendar'
import { plannedOfMember } from '@/server/queries/planned-study'
import { studyOfMember } from '@/server/queries/study-of-member'
import { titleOfProblem } from '@/server/queries/problems'
import { writes } from '@/server/route'

const input = z.strictObject({
  token: z.string().max(200),
  /** One meeting of theirs; null for all that are to come. */
  meetingId: z.string().max(64).nullable(),
  zone: z.string().refine(isTimeZone),
})

/** A member's interviews as a calendar file. POST, so that the token stays out of addresses and logs. */
export const POST = writes(input, async ({ runtime, request, body, locale }) => {
  const memberId = await limitFailedJoins(runtime, clientKey(request.headers), () =>
    memberOfToken(runtime, body.token),
  )
  await limitOwnStudies(runtime, memberId)
  const study = await studyOfMember(runtime, memberId)
  const planned = await plannedOfMember(runtime, study, body.meetingId)
  const interviews = planned.map(({ meeting, ...one }) => ({
    ...{ ...one, locale, zone: body.zone },
    week: studyWeekWords(locale, {
      path: study.title,
      week: meeting.week,
      problem: titleOfProblem(meeting.problemId, locale) ?? '',
      interviewer: meeting.interviewer.name,
      candidate: meeting.candidate.name,
    }),
  }))
  const [first] = planned
  const name = body.meetingId !== null && first ? `study-path-week-${first.meeting.week}` : 'study-path'
  return new Response(presentCalendars(interviews, runtime), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.ics"`,
      // It holds links.
      'cache-control': 'private, no-store',
    },
  })
})

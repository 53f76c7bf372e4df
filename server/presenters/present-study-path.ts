import type { Locale } from '@/lib/i18n/locale'
import type {
  MeetingState,
  OwnStudyView,
  StudyMeetingView,
  StudyPathItem,
  StudyPathView,
  StudyWeekView,
} from '@/lib/study/study-view'
import { inviteUrl } from '@/server/auth/invite-token'
import { studyUrl } from '@/server/auth/study-token'
import { plannedMinutes } from '@/server/queries/clock-of'
import { titleOfProblem } from '@/server/queries/problems'
import type { StudyMeetingRow } from '@/server/queries/study-meeting-rows'
import {
  isForCalendar,
  type OwnMeetingRow,
  ownInvite,
  type StudyOfMember,
} from '@/server/queries/study-of-member'
import type { StudyPathRow } from '@/server/queries/study-paths'
import type { Runtime } from '@/server/runtime'

type LinkMaker = Pick<Runtime, 'publicUrl' | 'env'>

/** A path for whoever runs it. It holds the members' links, and with them everybody's place: for its owner alone. */
export function presentStudyPath(
  path: StudyPathRow,
  { locale, now }: { locale: Locale; now: number },
  runtime: LinkMaker,
): StudyPathView {
  const { id, title, timeZone, meetings } = path
  return {
    id,
    title,
    timeZone,
    members: path.members.map((member) => ({
      id: member.id,
      name: member.name,
      url: studyUrl(runtime, member),
      parts: {
        interviewer: meetings.filter(({ interviewerId }) => interviewerId === member.id).length,
        candidate: meetings.filter(({ candidateId }) => candidateId === member.id).length,
        observer: meetings.filter(({ observerId }) => observerId === member.id).length,
      },
    })),
    weeks: presentWeeks(meetings, { locale, now }),
  }
}

function presentWeeks(
  meetings: readonly StudyMeetingRow[],
  { locale, now }: { locale: Locale; now: number },
): StudyWeekView[] {
  const weeks = [...new Set(meetings.map(({ week }) => week))].sort((a, b) => a - b)
  return weeks.map((week) => {
    const rows = meetings.filter((meeting) => meeting.week === week)
    const shown = rows.map((row) => presentMeeting(row, now))
    return {
      week,
      at: Math.min(...shown.map(({ at }) => at)),
      problem: titleOfProblem(rows[0]?.problemId ?? null, locale) ?? '',
      meetings: shown,
      canMove: rows.some(({ room }) => room?.phase === 'lobby'),
    }
  })
}

/** What everybody of the group may know of a meeting. */
function presentMeeting(row: StudyMeetingRow, now: number): StudyMeetingView {
  return {
    id: row.id,
    at: timeOf(row),
    interviewer: row.interviewer.name,
    candidate: row.candidate.name,
    observer: row.observer?.name ?? null,
    state: stateOf(row, now),
  }
}

/** Whoever leads the room may have moved it there. */
function timeOf({ at, room }: StudyMeetingRow): number {
  return (room?.interview?.scheduledAt ?? at).getTime()
}

function stateOf({ room }: StudyMeetingRow, now: number): MeetingState {
  switch (room?.phase) {
    case undefined:
      return 'gone'
    case 'live':
      return 'live'
    case 'ended':
      return 'held'
    case 'released':
      return 'released'
    case 'lobby':
      return room?.invites.every(({ expiresAt }) => expiresAt.getTime() <= now) ? 'missed' : 'planned'
  }
}

/** A path in the list of whoever runs it. */
export function presentStudyItem({ id, title, members, meetings }: StudyPathRow, now: number): StudyPathItem {
  const shown = meetings.map((row) => ({ ...presentMeeting(row, now), week: row.week }))
  const held = shown.filter(({ state }) => state === 'held' || state === 'released')
  const coming = shown.filter(({ state }) => state === 'planned' || state === 'live').map(({ at }) => at)
  return {
    id,
    title,
    members: members.map(({ name }) => name),
    weeks: new Set(shown.map(({ week }) => week)).size,
    held: new Set(held.map(({ week }) => week)).size,
    nextAt: coming.length > 0 ? Math.min(...coming) : null,
  }
}

/** A path for one member: of each room only the link for their own part in it (P5). */
export function presentOwnStudy(
  { member, title, meetings }: StudyOfMember,
  { locale, now }: { locale: Locale; now: number },
  runtime: LinkMaker,
): OwnStudyView {
  return {
    title,
    name: member.name,
    url: studyUrl(runtime, member),
    meetings: meetings.map((row) => ({
      ...presentMeeting(row, now),
      week: row.week,
      problem: titleOfProblem(row.problemId, locale) ?? '',
      minutes: minutesOf(row),
      part: row.part,
      url: ownLink(row, runtime),
      isForCalendar: isForCalendar(row, now),
      callUrl: row.room?.interview?.callUrl ?? null,
    })),
  }
}

function minutesOf({ room }: StudyMeetingRow): number | null {
  return room?.interview ? plannedMinutes(room.interview) : null
}

/** Works for whoever has come by it before also when the interview is over (J3). */
function ownLink(row: OwnMeetingRow, { publicUrl, env }: LinkMaker): string | null {
  const invite = ownInvite(row)
  return invite && inviteUrl(publicUrl, invite, env.authSecret)
}

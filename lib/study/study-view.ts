/** Study paths as their pages show them. Times are ms since 1970. */
import type { Role } from '@/lib/permissions'

/** How it stands with an interview: its links work, it goes on, is over, has feedback, nobody came while its links worked, or its room was deleted. */
export const meetingStates = ['planned', 'live', 'held', 'released', 'missed', 'gone'] as const
export type MeetingState = (typeof meetingStates)[number]

/** An interview of a week, as everybody of the group may know it. */
export interface StudyMeetingView {
  id: string
  at: number
  interviewer: string
  candidate: string
  observer: string | null
  state: MeetingState
}

/** A week, as whoever runs the path sees it. */
export interface StudyWeekView {
  week: number
  /** When its first interview begins. */
  at: number
  problem: string
  meetings: StudyMeetingView[]
  /** Some of it has not been started, and can have another time. */
  canMove: boolean
}

/** Somebody of the group, for whoever runs the path. */
export interface StudyMemberRow {
  id: string
  name: string
  /** Their own link. */
  url: string
  /** How often they have which part. */
  parts: Record<Role, number>
}

/** A path, for whoever runs it. */
export interface StudyPathView {
  id: string
  title: string
  timeZone: string
  members: StudyMemberRow[]
  weeks: StudyWeekView[]
}

/** A path in the list of whoever runs it. */
export interface StudyPathItem {
  id: string
  title: string
  members: string[]
  weeks: number
  /** Weeks in which an interview was held. */
  held: number
  /** When the next interview is; null when none is to come. */
  nextAt: number | null
}

/** An interview that a member has a part in. */
export interface OwnMeetingView extends StudyMeetingView {
  week: number
  problem: string
  minutes: number | null
  part: Role
  /** Their link to its room, for their part alone (P5); null without a room, and where it was revoked. */
  url: string | null
  callUrl: string | null
  /** Whether there is a calendar file of it. */
  isForCalendar: boolean
}

/** A path, for one member of the group. */
export interface OwnStudyView {
  title: string
  name: string
  /** Their own link, to keep. */
  url: string
  meetings: OwnMeetingView[]
}

/** The list of the rooms somebody is in: what is asked, and what its own reader may know. Times are ms since 1970. */
import { type Phase, type Role, type RoomKind, roles, roomKinds } from '@/lib/permissions'

/** The parts of the list, in their order: planned and not begun, open to go on with, over. */
export const roomSections = ['upcoming', 'open', 'past'] as const
type RoomSection = (typeof roomSections)[number]

/** How many rooms come at once. */
export const roomPageSize = 30

/** How many of the others are shown by their faces; the rest is a number. */
export const facesShown = 5

/** Whoever was there so recently, in ms, counts as there: who is there is noted every half minute. */
export const liveWithinMs = 60_000

/** So long after its time a planned interview is still waited for, in ms. */
export const lateStartMs = 3 * 60 * 60 * 1000

/** How it stands with the feedback of an interview that is over, for one who was in it (C4). */
export const feedbackStates = ['to_write', 'to_rate', 'waiting', 'here'] as const
export type FeedbackState = (typeof feedbackStates)[number]

/** Which rooms are asked for. */
export interface RoomSearch {
  /** Words of the title, the problem or the people; '' for all. */
  text: string
  role: Role | null
  kind: RoomKind | null
  /** The id of the problem it is about. */
  problem: string | null
  /** How it stands with its feedback. */
  feedback: FeedbackState | null
  /** The rooms that were put away, instead of the others. */
  isArchived: boolean
}

export const allRooms: RoomSearch = {
  text: '',
  role: null,
  kind: null,
  problem: null,
  feedback: null,
  isArchived: false,
}

/** A room in the list, as this person may know it. */
export interface RoomItem {
  roomId: string
  title: string
  kind: RoomKind
  phase: Phase
  section: RoomSection
  /** Somebody is there right now. */
  isLive: boolean
  role: Role
  isHost: boolean
  isArchived: boolean
  /** What it is about; null also for whoever may not know it yet (P3). */
  problem: string | null
  /** Up to `facesShown` of the others who are in it. */
  others: { name: string; color: number }[]
  /** How many more there are. */
  more: number
  scheduledAt: number | null
  endedAt: number | null
  /** When it was opened from a session file (V7); null for a room of this instance. */
  importedAt: number | null
  /**
   * An interviewer's card that is not handed in, a candidate who has not rated themselves, feedback that is not out or
   * that is; null where there is none to come.
   */
  feedback: FeedbackState | null
  /** Where a small picture of its final board is; null where none was drawn. */
  thumbnail: string | null
  /** When this person was last there; null when they have never been. */
  visitedAt: number | null
  /** When it is deleted unless somebody comes; null for a room that is kept for ever. */
  keptUntil: number | null
  /** So long after the last visit it is deleted, in days; null never. */
  keepDays: number | null
  /** How long the instance keeps rooms now, in days; null for ever. */
  usualDays: number | null
}

export interface RoomPage {
  rooms: RoomItem[]
  /** There are none, but some that were put away. */
  hasArchived: boolean
  /** Where the list goes on; null at its end. */
  next: string | null
}

/** The longest text that is searched for, in characters. */
export const roomTextMax = 200

/**
 * What an address asks for: to the letter what `roomListPath` wrote into it. What is wrong in it is left out, and so is a
 * problem that is none of these.
 */
export function readRoomSearch(
  query: Pick<URLSearchParams, 'get'>,
  problems: readonly { id: string }[],
): RoomSearch {
  const named = <Value extends string>(key: string, values: readonly Value[]) =>
    values.find((value) => value === query.get(key)) ?? null
  return {
    text: (query.get('text') ?? '').slice(0, roomTextMax),
    role: named('role', roles),
    kind: named('kind', roomKinds),
    problem: named(
      'problem',
      problems.map(({ id }) => id),
    ),
    feedback: named('feedback', feedbackStates),
    isArchived: query.get('archived') === '1',
  }
}

/**
 * The part of an address that asks for a part of the list, with its `?`; '' for all rooms from the first. `after` is the
 * `next` of the part before; null for the first.
 */
export function roomListPath(search: RoomSearch, after: string | null): string {
  const { text, role, kind, problem, feedback, isArchived } = search
  const query = new URLSearchParams()
  if (text !== '') query.set('text', text)
  if (role) query.set('role', role)
  if (kind) query.set('kind', kind)
  if (problem) query.set('problem', problem)
  if (feedback) query.set('feedback', feedback)
  if (isArchived) query.set('archived', '1')
  if (after !== null) query.set('after', after)
  return query.size === 0 ? '' : `?${query.toString()}`
}

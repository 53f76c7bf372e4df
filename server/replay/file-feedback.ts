/** Feedback and moments in a session file (V7): there people and notes are places, and points have no ids. */
import type { FileFeedback, FileMoment, LineOf } from '@/lib/replay/session-file'
import type { ReleasedFeedback } from '@/lib/report/released'
import { byDimension } from '@/lib/rubric/dimensions'
import type { Feedback, FeedbackPoint } from '@/lib/rubric/feedback'
import type { Moment } from '@/lib/rubric/scorecard'
import { newId } from '@/server/auth/id'
import type { Release } from '@/server/db/generated/client'
import { presentReleased } from '@/server/presenters/present-release'

/** Where people, or notes, stand in the file, by id. */
type Places = ReadonlyMap<string, number>
type FilePoint = FileFeedback['points'][number]

/** What an author says in words, as it stands in a file; notes that are not in it are named by nothing. */
export function feedbackInFile(feedback: Feedback | null, notes: Places): FileFeedback | null {
  if (!feedback) return null
  const { summary, points, left, sharesNotes } = feedback
  return {
    ...{ summary, sharesNotes },
    points: points.map((point) => pointInFile(point, notes)),
    left: left.flatMap((id) => notes.get(id) ?? []),
  }
}

/** The feedback of a file whose notes have these ids now, by their place. */
export function feedbackOfFile(
  { summary, points, left, sharesNotes }: FileFeedback,
  notes: readonly string[],
): Feedback {
  return {
    ...{ summary, sharesNotes },
    points: points.map((point, place) => pointOfFile(point, place, notes)),
    left: left.flatMap((note) => notes[note] ?? []),
  }
}

/** A release as a line of a file. Whoever is none of its people is left out. */
export function releaseInFile(row: Release, people: Places): LineOf<'release'> {
  const { rubric, level, cards } = presentReleased(row)
  return {
    t: 'release',
    at: row.at.getTime(),
    by: row.participantId === null ? null : (people.get(row.participantId) ?? null),
    ...{ reason: row.reason, rubric, level },
    cards: cards.flatMap(({ participantId, notes, points, levels, moments, summary, submittedAt }) => {
      const by = people.get(participantId)
      if (by === undefined) return []
      const places = new Map(notes.map(({ id }, place) => [id, place]))
      return {
        ...{ by, levels, summary, submittedAt },
        moments: byDimension((id) => moments[id].map((moment) => momentInFile(moment, places))),
        points: points.map((point) => pointInFile(point, places)),
        notes: notes.map(({ at, elapsedMs, stage, text }) => ({ at, elapsedMs, stage, text })),
      }
    }),
  }
}

/** What was released by a line of a file whose people have these ids now, by their place. */
export function releasedOfFile(
  { rubric, level, cards }: LineOf<'release'>,
  people: readonly string[],
): ReleasedFeedback {
  return {
    ...{ rubric, level },
    cards: cards.map(({ by, notes, points, levels, moments, summary, submittedAt }) => {
      const ids = notes.map(() => newId())
      return {
        ...{ participantId: people[by] ?? '', levels, summary, submittedAt },
        moments: byDimension((id) => moments[id].map((moment) => momentOfFile(moment, ids))),
        points: points.map((point, place) => pointOfFile(point, place, ids)),
        notes: notes.map((note, place) => ({ id: ids[place] ?? '', ...note })),
      }
    }),
  }
}

/** A moment as it stands in a file; a note that is not in it is named by nothing. */
export function momentInFile({ noteId, ...shown }: Moment, notes: Places): FileMoment {
  const note = noteId === undefined ? undefined : notes.get(noteId)
  return note === undefined ? shown : { ...shown, note }
}

/** A moment of a file whose notes have these ids now, by their place. */
export function momentOfFile({ note, ...shown }: FileMoment, notes: readonly string[]): Moment {
  const noteId = note === undefined ? undefined : notes[note]
  return noteId === undefined ? shown : { ...shown, noteId }
}

function pointInFile({ id, moment, ...said }: FeedbackPoint, notes: Places): FilePoint {
  const note = notes.get(id)
  return {
    ...said,
    moment: moment && momentInFile(moment, notes),
    ...(note !== undefined && { note }),
  }
}

function pointOfFile(
  { note, moment, ...said }: FilePoint,
  place: number,
  notes: readonly string[],
): FeedbackPoint {
  const id = note === undefined ? undefined : notes[note]
  return { ...said, id: id ?? `p${place + 1}`, moment: moment && momentOfFile(moment, notes) }
}

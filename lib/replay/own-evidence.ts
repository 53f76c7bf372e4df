/**
 * What a viewer has written themselves, put into the evidence the server has told: a note that was typed a moment ago
 * stands on the timeline before the server has it, and no evidence is read anew for a keystroke.
 */
import type { EvidenceMark, EvidenceScore, EvidenceView } from '@/lib/replay/evidence'
import { type DimensionId, dimensionIds } from '@/lib/rubric/dimensions'
import { parseNote } from '@/lib/rubric/note-line'
import type { Card, Moment, Stamp } from '@/lib/rubric/scorecard'

/** A viewer's own desk as it is right now. */
export interface OwnDesk {
  participantId: string
  notes: readonly (Stamp & { id: string; text: string; selection: string[] })[]
  scores: Card
}

/** The mark of a note. */
export const noteMarkId = (noteId: string) => `note:${noteId}`

/** The evidence with this viewer's own notes and scores as they are now. */
export function withOwnDesk(view: EvidenceView, desk: OwnDesk): EvidenceView {
  const isOwnScore = (mark: EvidenceMark) => mark.kind === 'score' && mark.by === desk.participantId
  const others = view.marks.filter(
    (mark) => !(mark.kind === 'note' && mark.isOwn) && !(isOwnScore(mark) && isStale(mark, desk.scores)),
  )
  const own = [...desk.notes.map((note) => noteMark(note, desk.participantId)), ...scoreMarks(desk)]
  const marks = [...others, ...own].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  if (view.scores === null) return { ...view, marks }
  const given = dimensionIds.filter((id) => desk.scores[id].level !== 0 || desk.scores[id].moments.length > 0)
  const scores: EvidenceScore[] = [
    ...given.map((dimension) => ({
      by: desk.participantId,
      dimension,
      level: desk.scores[dimension].level,
      isSelf: false,
      marks: marksOf(dimension, marks, desk),
    })),
    ...view.scores.filter(({ by, isSelf }) => isSelf || by !== desk.participantId),
  ]
  return { ...view, marks, scores }
}

/** Moments are made anew of the desk. That a score was given stays for as long as it is that score and has no moment. */
function isStale(mark: EvidenceMark, scores: Card): boolean {
  if (mark.kind !== 'score') return false
  const { level, moments } = scores[mark.dimension]
  return mark.isMoment || moments.length > 0 || level !== mark.level
}

function noteMark(note: OwnDesk['notes'][number], by: string): EvidenceMark {
  const { id, text, at, elapsedMs, stage, selection } = note
  return {
    id: noteMarkId(id),
    at,
    stage,
    by,
    isPrivate: true,
    kind: 'note',
    note: { id, text, at, elapsedMs, stage, selection, version: 0, isDeleted: false },
    isOwn: true,
  }
}

const momentMarkId = (dimension: DimensionId, by: string, { noteId, at }: Moment) =>
  `score:${by}:${dimension}:${noteId ?? at}`

function scoreMarks({ participantId, scores }: OwnDesk): EvidenceMark[] {
  return dimensionIds.flatMap((dimension) =>
    scores[dimension].moments.map((moment) => ({
      id: momentMarkId(dimension, participantId, moment),
      at: moment.at,
      stage: moment.stage,
      by: participantId,
      isPrivate: true,
      kind: 'score' as const,
      dimension,
      level: scores[dimension].level,
      isMoment: true,
      noteId: moment.noteId ?? null,
    })),
  )
}

/** All that speaks for a score: its moments, when it was given, and the notes that name its dimension (C3). */
function marksOf(dimension: DimensionId, marks: readonly EvidenceMark[], desk: OwnDesk): string[] {
  return marks.flatMap((mark) => {
    if (mark.kind === 'score' && mark.by === desk.participantId && mark.dimension === dimension)
      return [mark.id]
    const names = mark.kind === 'note' && mark.isOwn && parseNote(mark.note.text).dimension === dimension
    return names ? [mark.id] : []
  })
}

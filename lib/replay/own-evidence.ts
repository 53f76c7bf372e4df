/**
 * What a viewer has written themselves, put into the evidence the server has told: a note that was typed a moment ago
 * stands on the timeline before the server has it, and no evidence is read anew for a keystroke.
 */
import type { EvidenceMark, EvidenceView } from '@/lib/replay/evidence'
import { inTime, type Judge, noteMarks, scoreMarks, scoresOf } from '@/lib/replay/marks'
import type { Card, Stamp } from '@/lib/rubric/scorecard'

/** A viewer's own desk as it is right now. */
export interface OwnDesk {
  participantId: string
  /** Whether it is what they think of themselves: in a practice room. */
  isSelf: boolean
  notes: readonly (Stamp & { id: string; text: string; selection: string[] })[]
  scores: Card
}

/** The evidence with this viewer's own notes and scores as they are now. */
export function withOwnDesk(view: EvidenceView, desk: OwnDesk): EvidenceView {
  const judge = judgeOf(desk)
  const isOwn = (mark: EvidenceMark) =>
    (mark.kind === 'note' && mark.isOwn) || (mark.kind === 'score' && mark.by === desk.participantId)
  // When a score was given is the server's to know.
  const given = view.marks.filter((mark) => isOwn(mark) && isStillGiven(mark, desk.scores))
  const shared = view.marks.filter((mark) => !isOwn(mark))
  const begin = shared[0]?.at ?? 0
  const times = { isLive: () => false, stageAt: () => null, within: (at: number) => Math.max(at, begin) }
  const scores = [...scoreMarks(judge, times), ...given]
  const marks = inTime([...shared, ...noteMarks(judge, times), ...scores])
  if (view.scores === null) return { ...view, marks }
  const others = view.scores.filter(({ by }) => by !== desk.participantId)
  return { ...view, marks, scores: [...scoresOf(judge, scores), ...others] }
}

function judgeOf({ participantId, isSelf, notes, scores }: OwnDesk): Judge {
  return {
    participantId,
    isOwn: true,
    isSelf,
    card: scores,
    notes: notes.map(({ id, text, at, elapsedMs, stage, selection }) => ({
      ...{ id, text, at, elapsedMs, stage, selection },
      ...{ version: 0, isDeleted: false },
    })),
    changedAt: {},
  }
}

/** That a score was given stays for as long as it is that score, and points to no moment. */
function isStillGiven(mark: EvidenceMark, scores: Card): boolean {
  if (mark.kind !== 'score' || mark.isMoment) return false
  const { level, moments } = scores[mark.dimension]
  return moments.length === 0 && level === mark.level
}

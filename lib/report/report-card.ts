/** A scorecard as a report shows it (V3), of what a desk gives of it. */
import type { CardView } from '@/lib/rubric/desk-view'
import { draftFeedback, type DraftingNote } from '@/lib/rubric/feedback'
import { levelsOf, momentsOf } from '@/lib/rubric/scorecard'
import { observed } from '@/lib/rubric/suggestion'
import type { ReportCard } from '@/lib/report/report'

/** Somebody's card and notes in a report; as long as its author has written nothing, what it says is drafted from the notes. */
export function reportCard(
  participantId: string,
  { scores, submittedAt, feedback }: Omit<CardView, 'feedbackVersion'>,
  notes: readonly DraftingNote[],
): ReportCard {
  const { summary, points, sharesNotes } = feedback ?? draftFeedback(notes)
  return {
    participantId,
    ...{ levels: levelsOf(scores), moments: momentsOf(scores) },
    summary,
    points: points.filter(({ text }) => text.trim() !== ''),
    notes: sharesNotes
      ? notes.map(({ id, at, elapsedMs, stage, text }) => ({ id, at, elapsedMs, stage, text }))
      : [],
    submittedAt,
  }
}

/** Whether a card says nothing at all. */
export function isBlankCard({ levels, summary, points, notes }: ReportCard): boolean {
  return observed(levels).length === 0 && summary.trim() === '' && points.length === 0 && notes.length === 0
}

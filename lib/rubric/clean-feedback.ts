import type { Feedback } from '@/lib/rubric/feedback'
import { cleanNote } from '@/lib/rubric/note-line'

/** Feedback as it is kept: its texts as notes are. They may still be too long. */
export function cleanFeedback(written: Feedback): Feedback {
  return {
    ...written,
    summary: cleanNote(written.summary),
    points: written.points.map((point) => ({ ...point, text: cleanNote(point.text) })),
  }
}

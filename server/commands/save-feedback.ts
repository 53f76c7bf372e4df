import { isDeepStrictEqual } from 'node:util'
import { AppError } from '@/lib/errors'
import type { Feedback } from '@/lib/rubric/feedback'
import { type CardAuthor, lockOpenCard } from '@/server/commands/own-card'
import { presentFeedback } from '@/server/presenters/present-card'
import type { Runtime } from '@/server/runtime'

/** What somebody says in words, and how often it was written. */
export interface WrittenFeedback {
  /** Null where nothing was written: then it is drafted from the notes. */
  feedback: Feedback | null
  version: number
}

/**
 * Keeps what somebody writes on their own card (C3); in a practice room that is to oneself. Sent twice it is saved once.
 * AppError conflict, with what is there now, when it was written elsewhere in the meantime; wrong_phase once the card
 * is handed in.
 */
export async function saveFeedback(
  runtime: Pick<Runtime, 'db'>,
  author: CardAuthor,
  { feedback, version }: { feedback: Feedback; version: number },
): Promise<WrittenFeedback> {
  return runtime.db.$transaction(async (tx) => {
    const card = await lockOpenCard(tx, author)
    const now = { feedback: presentFeedback(card.feedback), version: card.feedbackVersion }
    if (isDeepStrictEqual(now.feedback, feedback)) return now
    if (now.version !== version) throw new AppError('conflict', {}, { ...now })
    const data = { feedback, feedbackVersion: version + 1 }
    await tx.scorecard.update({ where: { id: card.id }, data })
    return { feedback, version: version + 1 }
  })
}

import { createHash } from 'node:crypto'
import type { HandedInCard } from '@/lib/report/released'

/** Says in short which cards are in: it is another once one came in, was taken back, or came in again. */
export function cardsRevision(cards: readonly Pick<HandedInCard, 'participantId' | 'submittedAt'>[]): string {
  const each = cards.map(({ participantId, submittedAt }) => `${participantId}:${submittedAt}`)
  return createHash('sha256').update(each.sort().join('\n')).digest('hex').slice(0, 16)
}

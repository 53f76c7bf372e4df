import { compareBoards } from '@/lib/compare/compare-boards'
import { compareCards } from '@/lib/compare/compare-cards'
import { compareScores, type RatedSession } from '@/lib/compare/compare-scores'
import { compareTimes } from '@/lib/compare/compare-times'
import type { ComparedSession, Comparison, ShownCards } from '@/lib/compare/comparison'
import { firstDifferences } from '@/lib/compare/differences'
import type { Locale } from '@/lib/i18n/locale'
import type { Viewer } from '@/server/auth/gate'
import { picturesFor } from '@/server/queries/board-pictures'
import { readReport, type ReportSource } from '@/server/queries/report'
import { lookBackInTurn } from '@/server/room/look-backs'
import { slices } from '@/server/room/slices'
import type { Runtime } from '@/server/runtime'

/**
 * Two sessions compared as somebody may see both (V4), the earlier one as A, whichever was named first: of the boards what was drawn, of scores what the viewer's report of
 * each shows. The viewers are the same person's, and both may read the report. Boards are compared in turn with other
 * looks back: large ones take a while. AppError as of `readReport`, too_many where this person has too much under way.
 */
export async function compareSessions(
  runtime: Pick<Runtime, 'db' | 'journal' | 'rooms'>,
  viewers: readonly [Viewer, Viewer],
  locale: Locale,
): Promise<Comparison> {
  // One after the other: both may have long boards to read.
  const first = { viewer: viewers[0], source: await readReport(runtime, viewers[0], { locale }) }
  const second = { viewer: viewers[1], source: await readReport(runtime, viewers[1], { locale }) }
  const [earlier, later] = beganAt(second.source) < beganAt(first.source) ? [second, first] : [first, second]
  const [a, b] = [earlier.source, later.source]
  return {
    a: await presentSession(runtime, a, earlier.viewer, locale),
    b: await presentSession(runtime, b, later.viewer, locale),
    ...(await lookBackInTurn(runtime, later.viewer, () => differencesOf(a.board, b.board))),
    times: compareTimes(stagesOf(a), stagesOf(b)),
    scores: compareScores(ratingsOf(a), ratingsOf(b)),
  }
}

/** When a session began, or ended where it never began. */
function beganAt({ startedAt, endedAt }: ReportSource): number {
  return startedAt ?? endedAt
}

async function differencesOf(
  a: ReportSource['board'],
  b: ReportSource['board'],
): Promise<Pick<Comparison, 'board' | 'cards'>> {
  const pause = slices()
  const { components, flows } = compareBoards(a.drawn, b.drawn)
  await pause()
  const rows = Object.entries(compareCards(a.cards, b.cards))
  return {
    board: { components: firstDifferences(components), flows: firstDifferences(flows) },
    cards: Object.fromEntries(rows.map(([kind, found]) => [kind, firstDifferences(found)])) as ShownCards,
  }
}

/** What is thought of oneself in practice is the one card there is. */
function ratingsOf({ standing, cards, selfRatings }: ReportSource): RatedSession {
  return standing === 'self' ? { cards: [], selfRatings: cards } : { cards, selfRatings }
}

/** A clock that never ran says nothing of how time was used. */
function stagesOf({ stages, elapsedMs }: ReportSource): ReportSource['stages'] {
  return elapsedMs === 0 ? [] : stages
}

async function presentSession(
  runtime: Pick<Runtime, 'db'>,
  source: ReportSource,
  viewer: Viewer,
  locale: Locale,
): Promise<ComparedSession> {
  const { title, kind, problem, level, rubric, standing, endedAt, people, board } = source
  const { totalMs, elapsedMs } = source
  const picture = (await picturesFor(runtime, viewer, { moments: [endedAt], locale })).get(endedAt)
  return {
    ...{ roomId: viewer.roomId, title, kind, level, rubric, standing },
    problem: problem && { id: problem.structure.id, title: problem.words[locale].title },
    at: beganAt(source),
    role: viewer.role,
    others: people
      .filter(({ id }) => id !== viewer.participantId)
      .map(({ name, color }) => ({ name, color })),
    ...{ totalMs, elapsedMs },
    ...{ counts: board.counts, cardsLeft: board.cardsLeft },
    picture: {
      ...{ at: endedAt, elapsedMs, stage: null },
      ...(picture ?? { url: null, width: null, height: null }),
    },
  }
}

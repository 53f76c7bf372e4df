import { isCard } from '@/lib/board/shapes/cards'
import { orderedRows } from '@/lib/board/shapes/cards'
import { compareBoards } from '@/lib/compare/compare-boards'
import { compareCards } from '@/lib/compare/compare-cards'
import { compareScores } from '@/lib/compare/compare-scores'
import { compareTimes } from '@/lib/compare/compare-times'
import type { ComparedSession, Comparison } from '@/lib/compare/comparison'
import { diagram } from '@/lib/diagram/diagram'
import { AppError } from '@/lib/errors'
import { evaluateEstimate } from '@/lib/estimate/estimate'
import type { Locale } from '@/lib/i18n/locale'
import { rubricOf } from '@/lib/rubric/rubric-ids'
import type { Viewer } from '@/server/auth/gate'
import { finalRecords } from '@/server/queries/final-records'
import { titleOfProblem } from '@/server/queries/problems'
import { readReportScores } from '@/server/queries/report-scores'
import { stageTimes } from '@/server/queries/stage-times'
import type { Runtime } from '@/server/runtime'

/**
 * Two sessions compared as somebody may see both (V4): of the boards what was drawn, of scores what the viewer's report of
 * each shows. The viewers are the same person's, and both may read the report. AppError not_found where one went away.
 */
export async function compareSessions(
  runtime: Pick<Runtime, 'db' | 'journal'>,
  [viewerA, viewerB]: readonly [Viewer, Viewer],
  locale: Locale,
): Promise<Comparison> {
  const [a, b] = [await readSession(runtime, viewerA, locale), await readSession(runtime, viewerB, locale)]
  return {
    a: a.shown,
    b: b.shown,
    board: compareBoards(a.drawn, b.drawn),
    cards: compareCards(a.cards, b.cards, ({ props }) =>
      evaluateEstimate(orderedRows(props.rows), { day: props.day }),
    ),
    times: compareTimes(a.stages, b.stages),
    scores: compareScores(a.scores, b.scores),
  }
}

async function readSession(runtime: Pick<Runtime, 'db' | 'journal'>, viewer: Viewer, locale: Locale) {
  const { roomId, participantId, role, kind } = viewer
  const room = await runtime.db.room.findUnique({
    where: { id: roomId },
    select: {
      ...{ title: true, problemId: true, createdAt: true, interview: true },
      participants: {
        where: { removedAt: null, id: { not: participantId } },
        orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
        select: { name: true, color: true },
      },
      boardPictures: {
        where: { madeFor: { in: ['', participantId] } },
        orderBy: [{ at: 'desc' }, { madeFor: 'asc' }],
        select: { at: true, width: true, height: true },
      },
    },
  })
  if (!room?.interview) throw new AppError('not_found')
  const { interview, problemId } = room
  const { stages, totalMs, elapsedMs } = stageTimes(interview)
  const records = await finalRecords(runtime, roomId)
  const drawn = diagram(records)
  const cards = records.flatMap((record) => (record.typeName === 'shape' && isCard(record) ? [record] : []))
  const scores = await readReportScores(runtime, viewer)
  const problemTitle = titleOfProblem(problemId, locale)
  const endedAt = interview.endedAt?.getTime() ?? null
  const picture = room.boardPictures.find(({ at }) => at.getTime() === endedAt)
  const shown: ComparedSession = {
    ...{ roomId, title: room.title, kind, level: interview.level, rubric: rubricOf(interview.rubric) },
    problem: problemId !== null && problemTitle !== null ? { id: problemId, title: problemTitle } : null,
    standing: scores.standing,
    at: (interview.startedAt ?? interview.endedAt ?? room.createdAt).getTime(),
    role,
    others: room.participants,
    ...{ totalMs, elapsedMs },
    counts: { components: drawn.nodes.length, flows: drawn.edges.length, cards: cards.length },
    picture: picture
      ? { url: `/api/rooms/${roomId}/pictures/${endedAt}`, width: picture.width, height: picture.height }
      : null,
  }
  return { shown, drawn, cards, stages, scores }
}

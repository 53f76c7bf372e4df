import type { Locale } from '@/lib/i18n/locale'
import { can } from '@/lib/permissions'
import { type Brief, briefOf } from '@/lib/problem/brief'
import { cardInWords } from '@/lib/report/board-cards'
import type { ReportView } from '@/lib/report/report'
import type { Viewer } from '@/server/auth/gate'
import { boardCardWords } from '@/server/presenters/report-words'
import type { ReportSource } from '@/server/queries/report'

/** The report in one language, field by field: a column added later reaches nobody by accident. */
export function presentReport(source: ReportSource, viewer: Viewer, locale: Locale): ReportView {
  const words = boardCardWords(locale)
  const { participantId, role, isHost, phase, roomId } = viewer
  return {
    roomId,
    title: source.title,
    kind: source.kind,
    problem: source.problem && problemOf(briefOf(source.problem, locale)),
    level: source.level,
    rubric: source.rubric,
    viewer: {
      ...{ participantId, role, isHost, hasRated: source.hasRated, mayRate: source.mayRate },
      mayBranch: source.hasReplay && can(role, phase, 'recording.branch', viewer),
    },
    standing: source.standing,
    release: source.release,
    releases: source.releases,
    startedAt: source.startedAt,
    endedAt: source.endedAt,
    people: source.people,
    cards: source.cards,
    selfRatings: source.selfRatings,
    interviewRatings: source.interviewRatings,
    stages: source.stages,
    totalMs: source.totalMs,
    elapsedMs: source.elapsedMs,
    pictures: source.pictures,
    pointPictures: source.pointPictures,
    counts: source.board.counts,
    boardCards: source.board.cards.map((card) => cardInWords(card, words)),
    boardCardsLeft: source.board.cardsLeft,
    hints: source.hints,
    followUps: source.followUps,
    hasReplay: source.hasReplay,
    isRecordingGone: source.isRecordingGone,
  }
}

function problemOf({ id, title }: Brief): ReportView['problem'] {
  return { id, title }
}

import { can } from '@/lib/permissions'
import { releasedFeedback } from '@/lib/report/released'
import type { ReportStanding } from '@/lib/report/report'
import { levelsOf } from '@/lib/rubric/scorecard'
import type { Scores } from '@/lib/rubric/suggestion'
import type { Viewer } from '@/server/auth/gate'
import { readDebrief } from '@/server/queries/debrief'
import { readDesk } from '@/server/queries/desk'
import type { Runtime } from '@/server/runtime'

/** The levels in a session's report, and what they stand on. */
export interface ReportScores {
  standing: ReportStanding
  cards: { levels: Scores }[]
  selfRatings: { levels: Scores }[]
}

/**
 * The levels that this viewer's report of a session shows: interviewers' their own and, once that is in, their colleagues'
 * (C2); of who may not see the desk, what was released last (C5); own ratings once both sides are shown, one's own always.
 */
export async function readReportScores(runtime: Pick<Runtime, 'db'>, viewer: Viewer): Promise<ReportScores> {
  const { own, ratings } = await readDebrief(runtime, viewer)
  const shown = (ratings ?? []).filter(({ isSelf }) => isSelf)
  const seesDesk = can(viewer.role, viewer.phase, 'desk.read', viewer)
  const desk = seesDesk ? await readDesk(runtime, viewer) : null
  if (viewer.kind === 'practice') {
    const practised = desk?.card ? [{ levels: levelsOf(desk.card.scores) }] : own ? [own] : []
    return { standing: 'self', cards: [], selfRatings: shown.length > 0 ? shown : practised }
  }
  if (desk) {
    const cards = [...(desk.card ? [desk.card] : []), ...desk.colleagues]
    return {
      standing: 'cards',
      cards: cards.map(({ scores }) => ({ levels: levelsOf(scores) })),
      selfRatings: shown,
    }
  }
  const release = await runtime.db.release.findFirst({
    where: { roomId: viewer.roomId },
    orderBy: { version: 'desc' },
    select: { content: true },
  })
  return {
    standing: release ? 'released' : 'waiting',
    cards: release ? releasedFeedback.parse(release.content).cards : [],
    selfRatings: shown.length > 0 ? shown : viewer.role === 'candidate' && own ? [own] : [],
  }
}

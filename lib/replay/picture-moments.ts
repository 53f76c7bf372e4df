/** Of which moments a report shows the board (V3). Times are ms; `at` since 1970. */
import { type ClockRun, elapsedAt } from '@/lib/history/moments'
import type { EvidenceMark } from '@/lib/replay/evidence'
import { stageSpans } from '@/lib/replay/stage-spans'
import type { StageId } from '@/lib/stage/stages'

export interface PictureMoment {
  at: number
  /** By the clock of the interview. */
  elapsedMs: number
  /** The stage that ended; null at the end of the session. */
  stage: StageId | null
}

/**
 * The ends of the stages, of one that came more than once the last, in the order of time, and the end of the session.
 * Where nothing of the way there may be looked at (J4), the end alone. A stage that lasted to the end has no picture
 * of its own: it is the final one.
 */
export function pictureMoments(
  marks: readonly EvidenceMark[],
  runs: readonly ClockRun[],
  { endedAt, isRecorded }: { endedAt: number; isRecorded: boolean },
): PictureMoment[] {
  const ends = new Map<StageId, number>()
  if (isRecorded) for (const { stage, to } of stageSpans(marks, endedAt)) ends.set(stage, to)
  const momentOf = (at: number, stage: StageId | null): PictureMoment => ({
    ...{ at, stage },
    elapsedMs: elapsedAt(runs, at) ?? 0,
  })
  const stages = [...ends].filter(([, at]) => at < endedAt).sort(([, a], [, b]) => a - b)
  return [...stages.map(([stage, at]) => momentOf(at, stage)), momentOf(endedAt, null)]
}

/** Whether a moment lies on the way of a session that is over: from its start on, and before its end. */
export function isAlongTheWay(
  at: number,
  { startedAt, endedAt }: { startedAt: number | null; endedAt: number },
): boolean {
  return startedAt !== null && at >= startedAt && at < endedAt
}

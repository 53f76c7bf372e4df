/** Of which moments a report has a picture of the board (V3). Moments are ms since 1970. */
import type { StageId } from '@/lib/stage/stages'

export interface PictureMoment {
  at: number
  /** The stage that ended there; null for the final board. */
  stage: StageId | null
}

/**
 * The end of each stage, and the final board. Of a stage that came twice it is the last end; a stage that ended with
 * the session has the final board for its picture.
 */
export function pictureMoments(
  spans: readonly { stage: StageId; to: number }[],
  endedAt: number,
): PictureMoment[] {
  const ends = new Map<StageId, number>()
  for (const { stage, to } of spans) ends.set(stage, Math.max(to, ends.get(stage) ?? to))
  return [
    ...[...ends]
      .filter(([, at]) => at < endedAt)
      .map(([stage, at]) => ({ at, stage }))
      .sort((a, b) => a.at - b.at),
    { at: endedAt, stage: null },
  ]
}

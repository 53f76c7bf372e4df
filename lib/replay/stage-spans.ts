/** When which stage was on, as the marks of a session tell. Moments are ms since 1970. */
import type { EvidenceMark } from '@/lib/replay/evidence'
import type { StageId } from '@/lib/stage/stages'

export interface StageSpan {
  stage: StageId
  from: number
  to: number
}

/** The stages in their order of time, the last one until the session ended, or until `toAt`. A stage can come twice. */
export function stageSpans(marks: readonly EvidenceMark[], toAt: number): StageSpan[] {
  const spans: StageSpan[] = []
  const close = (at: number) => {
    const last = spans.at(-1)
    if (last && last.to > at) last.to = at
  }
  for (const mark of marks) {
    if (mark.kind === 'stage') {
      close(mark.at)
      spans.push({ stage: mark.to, from: mark.at, to: Math.max(toAt, mark.at) })
    } else if (mark.kind === 'session' && mark.what === 'ended') close(mark.at)
    else if (mark.kind === 'session' && mark.what === 'reopened' && mark.stage)
      spans.push({ stage: mark.stage, from: mark.at, to: Math.max(toAt, mark.at) })
  }
  return spans.filter(({ from, to }) => to > from)
}

/** The stage that was on at a moment; null before the first, and after the end. */
export function stageOn(spans: readonly StageSpan[], at: number): StageId | null {
  return spans.findLast(({ from, to }) => from <= at && at <= to)?.stage ?? null
}

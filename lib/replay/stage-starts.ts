/** Where stages began, to be chosen as moments that show something (C3). */
import { type ClockRun, elapsedAt } from '@/lib/history/moments'
import type { EvidenceMark } from '@/lib/replay/evidence'
import type { Stamp } from '@/lib/rubric/scorecard'

/**
 * Each beginning of a stage in the order of time, also of one that was gone back to, as it was recorded: pauses between
 * them count by the wall clock (`at`, ms since 1970), and not by the clock of the interview (`elapsedMs`).
 */
export function stageStarts(marks: readonly EvidenceMark[], runs: readonly ClockRun[]): Stamp[] {
  return marks.flatMap((mark) =>
    mark.kind === 'stage' ? [{ at: mark.at, elapsedMs: elapsedAt(runs, mark.at) ?? 0, stage: mark.to }] : [],
  )
}

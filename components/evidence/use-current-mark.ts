'use client'

import { usePlayer, usePlayerState } from '@/components/replay/player-context'
import type { EvidenceMark } from '@/lib/replay/evidence'
import { markAt } from '@/lib/replay/mark-walk'

/**
 * The id of the mark that the replay shows: the one that was chosen, for as long as its moment is shown, else the last
 * one that had happened.
 */
export function useCurrentMark(marks: readonly EvidenceMark[]): string | null {
  const { timeline, chosen: chosenId } = usePlayer()
  const chosen = marks.find(({ id }) => id === chosenId)
  // What is beyond the line is shown at its end.
  const chosenAt = chosen && timeline.within(chosen.at)
  // The moment is another one thirty times a second: only which mark it is makes anything anew.
  return usePlayerState(({ at }) =>
    chosen && chosenAt === at ? chosen.id : (markAt(marks, at < timeline.toAt ? at : Infinity)?.id ?? null),
  )
}

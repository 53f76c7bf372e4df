'use client'

import { usePlayer, usePlayerState } from '@/components/replay/player-context'
import type { EvidenceMark } from '@/lib/replay/evidence'
import { markAt } from '@/lib/replay/mark-walk'

/**
 * The id of the mark that the replay shows: the one that was chosen, for as long as its moment is shown, else the last
 * one that had happened.
 */
export function useCurrentMark(marks: readonly EvidenceMark[]): string | null {
  const { head, chosen: chosenId } = usePlayer()
  const chosen = marks.find(({ id }) => id === chosenId)
  // What was before the first drawing, or after the last, is shown with it.
  const chosenAt = chosen && Math.min(Math.max(chosen.at, head.fromAt), head.toAt)
  // The moment is another one thirty times a second: only which mark it is makes anything anew.
  return usePlayerState(({ at }) => (chosen && chosenAt === at ? chosen.id : (markAt(marks, at)?.id ?? null)))
}

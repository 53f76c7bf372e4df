import { keep, keptName, readKept } from '@/components/browser-storage'

const keyOf = (roomId: string) => keptName('brief', roomId)

/** Whether the brief of a room was left open in this browser; null for somebody who has not seen it yet. */
export function wasBriefOpen(roomId: string): boolean | null {
  const kept = readKept(keyOf(roomId))
  return kept === null ? null : kept === 'open'
}

/** Keeps whether the brief is open, so that it is so again after a reload. */
export function rememberBrief(roomId: string, isOpen: boolean): void {
  keep(keyOf(roomId), isOpen ? 'open' : 'closed')
}

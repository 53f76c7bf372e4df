const keyOf = (roomId: string) => `drawbridge.brief.${roomId}`

/** Whether the brief of a room was left open in this browser; null for somebody who has not seen it yet. */
export function wasBriefOpen(roomId: string): boolean | null {
  try {
    const kept = localStorage.getItem(keyOf(roomId))
    return kept === null ? null : kept === 'open'
  } catch {
    // Storage may be switched off; then the brief opens each time.
    return null
  }
}

/** Keeps whether the brief is open, so that it is so again after a reload. */
export function rememberBrief(roomId: string, isOpen: boolean): void {
  try {
    localStorage.setItem(keyOf(roomId), isOpen ? 'open' : 'closed')
  } catch {
    // As above.
  }
}

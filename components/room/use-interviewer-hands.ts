'use client'

import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { Hands } from '@/components/canvas/hands'
import type { RoomScene } from '@/components/room/room-context'
import { useRoomKeys } from '@/components/room/use-room-keys'

const listeners = new Set<() => void>()
/** Where storage is switched off: as long as the page. */
const unstored = new Set<string>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function areOn(key: string): boolean {
  try {
    return sessionStorage.getItem(key) === 'on' || unstored.has(key)
  } catch {
    return unstored.has(key)
  }
}

function put(key: string, on: boolean): void {
  if (on) unstored.add(key)
  else unstored.delete(key)
  try {
    sessionStorage.setItem(key, on ? 'on' : 'off')
  } catch {
    // Kept above.
  }
  for (const listener of listeners) listener()
}

/**
 * While an interview is live an interviewer's hands are off the board until `u` or the toolbar puts them on, so that
 * nobody's boxes move by accident (R5a). This is a state of the browser, kept for its session: the server lets
 * interviewers write. Null where hands are always on.
 */
export function useInterviewerHands(
  scene: Pick<RoomScene, 'roomId' | 'kind' | 'phase' | 'viewer' | 'look'>,
): Hands | null {
  const { roomId, kind, phase, viewer, look } = scene
  const applies = kind === 'interview' && phase === 'live' && viewer.role === 'interviewer' && !look
  const key = `drawbridge.hands.${roomId}`
  const areOff = !useSyncExternalStore(
    subscribe,
    () => areOn(key),
    () => false,
  )
  const turn = useCallback(() => put(key, areOff), [key, areOff])
  useRoomKeys({ KeyU: turn }, applies)
  return useMemo(() => (applies ? { areOff, turn } : null), [applies, areOff, turn])
}

'use client'

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { browserScheduler } from '@/components/browser-scheduler'
import { browserStorage, forgetParticipant } from '@/components/browser-storage'
import { LocalCopies } from '@/components/room/local-copies'
import { initialStatus, RoomSession, type RoomStatus } from '@/components/room/room-session'
import { sendLateCopy } from '@/components/room/send-late-copy'
import { can } from '@/lib/permissions'
import type { RoomView } from '@/lib/room-view'

export interface RoomConnection extends RoomStatus {
  /** Null until the page has started in the browser. Must not be written before `synced`. Another one after a rebase (B11). */
  doc: Y.Doc | null
  awareness: Awareness | null
  /** How long the server takes to answer, in ms; null without an open line. */
  roundTrip: () => Promise<number | null>
}

const nothing = () => () => undefined

/** Connects to a room for as long as the component stands. `look` asks for a candidate's read-only view. */
export function useRoom({ room, look = false }: { room: RoomView; look?: boolean }): RoomConnection {
  const [session, setSession] = useState<RoomSession | null>(null)
  const { roomId } = room
  const { participantId } = room.viewer

  // Epoch and role matter at the start only: of later ones the server tells on the line.
  const view = useRef(room)
  useEffect(() => {
    view.current = room
  }, [room])

  useEffect(() => {
    const { epoch, viewer } = view.current
    // Very old browsers and some company proxies take it away; the page says so (room-shell.tsx).
    if (!('WebSocket' in window)) return
    const { protocol, host } = window.location
    const opened = new RoomSession({
      serverUrl: `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/sync`,
      roomId,
      participantId,
      epoch,
      look,
      sendLate: (update) => sendLateCopy(roomId, update),
      copies: !look && can(viewer.role, 'live', 'board.draw') ? copiesOfThisBrowser() : null,
      forgetDrafts: () => forgetParticipant(participantId),
      WebSocket: window.WebSocket,
      scheduler: browserScheduler,
      random: Math.random,
    })
    const onNetwork = () => opened.reconnect()
    const onLeaving = () => opened.flush()
    window.addEventListener('online', onNetwork)
    window.addEventListener('offline', onNetwork)
    window.addEventListener('pagehide', onLeaving)
    document.addEventListener('visibilitychange', onLeaving)
    opened.connect()
    // The connection is an external thing with a lifetime: it can only be made here, where it is also ended.
    setSession(opened)
    return () => {
      window.removeEventListener('online', onNetwork)
      window.removeEventListener('offline', onNetwork)
      window.removeEventListener('pagehide', onLeaving)
      document.removeEventListener('visibilitychange', onLeaving)
      setSession(null)
      opened.destroy()
    }
  }, [roomId, participantId, look])

  const status = useSyncExternalStore(
    session?.subscribe ?? nothing,
    () => session?.status ?? initialStatus,
    () => initialStatus,
  )
  const roundTrip = useCallback(async () => (await session?.roundTrip()) ?? null, [session])
  return { ...status, doc: session?.doc ?? null, awareness: session?.awareness ?? null, roundTrip }
}

/** Null in browsers, and private windows of some, that keep nothing. */
function copiesOfThisBrowser(): LocalCopies | null {
  try {
    // Each tab notes what it has not saved under a name of its own.
    const tab = Math.random().toString(36).slice(2)
    return new LocalCopies(window.indexedDB, browserStorage, tab, browserScheduler)
  } catch {
    return null
  }
}

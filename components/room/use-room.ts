'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { initialStatus, RoomSession, type RoomStatus } from '@/components/room/room-session'

export interface RoomConnection extends RoomStatus {
  /** Null until the page has started in the browser. Must not be written before `synced`. */
  doc: Y.Doc | null
  awareness: Awareness | null
}

const nothing = () => () => undefined

/** Connects to a room for as long as the component stands. `look` asks for a candidate's read-only view. */
export function useRoom({ roomId, look = false }: { roomId: string; look?: boolean }): RoomConnection {
  const [session, setSession] = useState<RoomSession | null>(null)

  useEffect(() => {
    // Very old browsers and some company proxies take it away; the page says so (room-shell.tsx).
    if (!('WebSocket' in window)) return
    const { protocol, host } = window.location
    const opened = new RoomSession({
      serverUrl: `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/sync`,
      roomId,
      look,
      WebSocket: window.WebSocket,
    })
    const onNetwork = () => opened.reconnect()
    window.addEventListener('online', onNetwork)
    window.addEventListener('offline', onNetwork)
    opened.connect()
    // The connection is an external thing with a lifetime: it can only be made here, where it is also ended.
    setSession(opened)
    return () => {
      window.removeEventListener('online', onNetwork)
      window.removeEventListener('offline', onNetwork)
      setSession(null)
      opened.destroy()
    }
  }, [roomId, look])

  const status = useSyncExternalStore(
    session?.subscribe ?? nothing,
    () => session?.status ?? initialStatus,
    () => initialStatus,
  )
  return { ...status, doc: session?.doc ?? null, awareness: session?.awareness ?? null }
}

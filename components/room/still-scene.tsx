'use client'

import { type ReactNode, useMemo } from 'react'
import { type RoomScene, RoomProvider } from '@/components/room/room-context'
import type { RoomView } from '@/lib/room-view'

/** A room as it was when the page was made, for what stands on a page of its own: nobody else is there, and no line tells more. */
export function StillScene({
  room,
  licenseKey,
  children,
}: {
  room: RoomView
  licenseKey: string | null
  children: ReactNode
}) {
  const scene = useMemo<RoomScene>(
    () => ({
      roomId: room.roomId,
      viewer: room.viewer,
      kind: room.kind,
      phase: room.phase,
      interview: room.interview,
      problem: room.problem,
      state: null,
      status: 'live',
      look: false,
      licenseKey,
      serverNow: () => Date.now(),
      roundTrip: () => Promise.resolve(null),
    }),
    [room, licenseKey],
  )
  return <RoomProvider value={scene}>{children}</RoomProvider>
}

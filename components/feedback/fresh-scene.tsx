'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect } from 'react'
import useSWR, { useSWRConfig } from 'swr'
import { pageIsPast } from '@/components/feedback/page-is-past'
import { send } from '@/components/room/request'
import { useRoomScene } from '@/components/room/room-context'
import { StillScene } from '@/components/room/still-scene'
import type { RoomView } from '@/lib/room-view'

/** A page beside the room has no line: it asks this often what is new, in ms, while it is looked at. */
const askEveryMs = 10_000

const roomPath = (roomId: string) => `/api/rooms/${roomId}`

/** A room around a page of its own, kept fresh: who has handed in, whether feedback was released. */
export function FreshScene({
  room: first,
  licenseKey,
  children,
}: {
  room: RoomView
  licenseKey: string | null
  children: ReactNode
}) {
  const router = useRouter()
  const { data: room = first, error } = useSWR<RoomView, unknown, string>(
    roomPath(first.roomId),
    (path) => send('GET', path),
    { fallbackData: first, refreshInterval: askEveryMs },
  )
  const isPast = pageIsPast(first, room, error)
  // The server knows which page it is now.
  useEffect(() => {
    if (isPast) router.refresh()
  }, [isPast, router])
  return (
    <StillScene room={room} licenseKey={licenseKey}>
      {children}
    </StillScene>
  )
}

/** Asks for the room again: something was done that changes it. */
export function useRefreshRoom(): () => void {
  const { roomId } = useRoomScene()
  const { mutate } = useSWRConfig()
  return () => void mutate(roomPath(roomId))
}

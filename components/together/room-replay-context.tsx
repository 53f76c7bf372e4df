'use client'

import { createContext, use, useMemo, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { mayReplay } from '@/components/recording/may-replay'
import type { RoomScene } from '@/components/room/room-context'
import { useDriver } from '@/components/together/use-driver'

/** The replay over the board of a room. */
export interface RoomReplayPlace {
  /** Whether this viewer may look at it now. */
  mayOpen: boolean
  isOpen: boolean
  open: () => void
  close: () => void
  /** What people tell each other in the room; null until there is a line. */
  awareness: Awareness | null
  /** Who else shows it to everybody, by participant id; null while nobody does. */
  driver: string | null
}

const Context = createContext<RoomReplayPlace | null>(null)

export const RoomReplayProvider = Context.Provider

/** The replay of the room around this component. Throws outside of one. */
export function useRoomReplay(): RoomReplayPlace {
  const place = use(Context)
  if (!place) throw new Error('not in a room')
  return place
}

/** Makes the place for the replay of a room. */
export function useRoomReplayPlace(scene: RoomScene, awareness: Awareness | null): RoomReplayPlace {
  const [isWanted, setWanted] = useState(false)
  const mayOpen = mayReplay(scene)
  const driver = useDriver(awareness, scene.viewer.participantId)
  const isOpen = isWanted && mayOpen
  return useMemo(
    () => ({
      mayOpen,
      isOpen,
      open: () => setWanted(true),
      close: () => setWanted(false),
      awareness,
      driver: mayOpen ? driver : null,
    }),
    [mayOpen, isOpen, awareness, driver],
  )
}

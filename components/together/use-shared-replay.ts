'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { browserScheduler } from '@/components/browser-scheduler'
import type { PlayerControl } from '@/components/replay/player'
import { useRoomScene } from '@/components/room/room-context'
import { SharedReplay, type Together } from '@/components/together/shared-replay'
import { isolated } from '@/components/ui/isolated'
import { toast } from '@/components/ui/toast'

interface Shared {
  player: PlayerControl | null
  awareness: Awareness | null
  /** Only after the end is a replay looked at together (C6). */
  isOn: boolean
}

/** A player that is looked at together with everybody in the room; null where it is looked at alone. */
export function useSharedReplay({ player, awareness, isOn }: Shared): SharedReplay | null {
  const t = useTranslations('together')
  const { viewer, serverNow, state } = useRoomScene()
  const [shared, setShared] = useState<SharedReplay | null>(null)
  const selfId = viewer.participantId
  const tell = useEffectEvent((what: 'driverNow' | 'driverGone', id: string) => {
    const name = state?.participants.find((person) => person.id === id)?.name
    if (name !== undefined) toast.done(t.rich(what, { name, b: isolated }))
  })
  const now = useEffectEvent(serverNow)
  useEffect(() => {
    if (!player || !awareness || !isOn) return
    const made = new SharedReplay({
      player,
      awareness,
      selfId,
      serverNow: () => now(),
      scheduler: browserScheduler,
      onTaken: (id) => tell('driverNow', id),
      onGone: (id) => tell('driverGone', id),
    })
    // It hears the room: it is made here, where it is also ended.
    setShared(made)
    return () => {
      setShared(null)
      made.dispose()
    }
  }, [player, awareness, isOn, selfId])
  return shared
}

const alone: Together = { mode: 'free', driver: null, view: null }
const nothing = () => () => undefined

/** How a replay is looked at together right now. */
export function useTogether(shared: SharedReplay | null): Together {
  return useSyncExternalStore(
    shared?.onTogether ?? nothing,
    () => shared?.together() ?? alone,
    () => alone,
  )
}

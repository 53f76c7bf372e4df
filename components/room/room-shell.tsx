'use client'

import { useSyncExternalStore } from 'react'
import { useTranslations } from 'next-intl'
import type { RoomView } from '@/lib/room-view'
import { RoomLive } from '@/components/room/room-live'
import { RoomNotice } from '@/components/room/room-notice'

export interface RoomShellProps {
  room: RoomView
  /** A host's look at the room as a candidate sees it (J7): read-only and without the host's controls. */
  look: boolean
  /** The canvas vendor's key, if the operator has one. */
  licenseKey: string | null
}

const never = () => () => undefined

/** The room page in the browser. */
export function RoomShell(props: RoomShellProps) {
  const t = useTranslations('room')
  const hasWebSocket = useSyncExternalStore(
    never,
    () => 'WebSocket' in window,
    () => true,
  )
  if (!hasWebSocket) {
    return (
      <main className="grid min-h-dvh place-items-center p-4">
        <RoomNotice heading={t('noWebSocketHeading')} body={t('noWebSocketBody')} home />
      </main>
    )
  }
  return <RoomLive {...props} />
}

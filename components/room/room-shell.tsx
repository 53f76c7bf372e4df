'use client'

import { useSyncExternalStore } from 'react'
import { useTranslations } from 'next-intl'
import { Unplug } from 'lucide-react'
import type { RoomView } from '@/lib/room-view'
import { MessageCard } from '@/components/site/message-page'
import { Button } from '@/components/ui/button'
import { RoomLive } from '@/components/room/room-live'

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
        <MessageCard
          icon={<Unplug aria-hidden size={28} strokeWidth={1.6} />}
          heading={t('noWebSocketHeading')}
          actions={
            <Button asChild variant="primary" size="large">
              <a href="/">{t('goHome')}</a>
            </Button>
          }
        >
          <p>{t('noWebSocketBody')}</p>
        </MessageCard>
      </main>
    )
  }
  return <RoomLive {...props} />
}

'use client'

import { useTranslations } from 'next-intl'
import { Eye, House } from 'lucide-react'
import type { ViewSharing } from '@/components/canvas/view-sharing'
import { type Action, can, type Phase } from '@/lib/permissions'
import type { RoomView } from '@/lib/room-view'
import { RecordingBadge } from '@/components/interview/recording-badge'
import { ClockButton } from '@/components/stage/clock-button'
import { ClockDeskProvider } from '@/components/stage/clock-desk'
import { StageStrip } from '@/components/stage/stage-strip'
import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'
import { Faces } from '@/components/room/faces'
import { RoomMenu } from '@/components/room/room-menu'
import { RoomTitle } from '@/components/room/room-title'
import { SaveIndicator } from '@/components/room/save-indicator'
import { SharePopover } from '@/components/room/share-popover'
import type { RoomConnection } from '@/components/room/use-room'

interface StripProps {
  roomId: string
  viewer: RoomView['viewer']
  title: string
  phase: Phase
  look: boolean
  readOnly: boolean
  /** The connection ended for good: only the ways out are left. */
  closed: boolean
  connection: RoomConnection
  /** Null while there is no board to look at together. */
  views: ViewSharing | null
}

/** The bar on top of a room, the stages in its middle. */
export function Strip(props: StripProps) {
  const { roomId, viewer, title, phase, look, readOnly, closed, connection, views } = props
  const t = useTranslations('room')
  const may = (action: Action) => !look && !closed && can(viewer.role, phase, action, viewer)
  const self = {
    id: viewer.participantId,
    name: viewer.name,
    role: viewer.role,
    color: viewer.color,
    present: true,
    isHost: viewer.isHost,
    hand: null,
  }
  return (
    <ClockDeskProvider>
      <header
        aria-label={t('strip')}
        className="z-30 col-span-full flex items-center justify-between gap-3 border-b border-line bg-surface px-2 sm:gap-4 sm:px-3"
      >
        <div className="flex min-w-8 flex-1 items-center gap-1.5 sm:gap-2">
          <Tooltip label={t('home')}>
            <Button asChild variant="ghost" size="icon" aria-label={t('home')}>
              {/* A full load: the browser asks first when something is not saved yet. */}
              <a href="/">
                <House aria-hidden size={18} />
              </a>
            </Button>
          </Tooltip>
          <RoomTitle roomId={roomId} title={title} editable={may('room.rename')} />
          {look ? (
            <LookBadge roomId={roomId} />
          ) : readOnly && phase !== 'lobby' ? (
            <Tooltip label={t(viewer.role === 'observer' ? 'readOnlyWhy' : 'readOnlyEndedWhy')}>
              <span
                tabIndex={0}
                className="flex shrink-0 items-center gap-1.5 rounded-chip bg-sunken px-2 py-1 text-meta font-semibold text-text2"
              >
                <Eye aria-hidden size={14} />
                <span className="max-sm:sr-only">{t('readOnly')}</span>
              </span>
            </Tooltip>
          ) : null}
          <RecordingBadge />
        </div>
        <StageStrip />
        {/* With little room the stages need not stand in the middle: the title takes what is free. */}
        <div className="flex flex-[1_0_0] items-center justify-end gap-2 max-[1279px]:flex-none sm:gap-3">
          <SaveIndicator save={connection.save} known={connection.synced && !closed} reader={readOnly} />
          <Faces
            roomId={roomId}
            people={connection.roomState?.participants ?? [self]}
            selfId={viewer.participantId}
            views={views}
            maySummon={connection.status === 'live' && may('presence.summon')}
            mayManage={may('people.manage')}
          />
          <ClockButton />
          {may('links.manage') ? <SharePopover roomId={roomId} /> : null}
          <RoomMenu roomId={roomId} mayLook={!look && viewer.role === 'interviewer'} />
        </div>
      </header>
    </ClockDeskProvider>
  )
}

function LookBadge({ roomId }: { roomId: string }) {
  const t = useTranslations('room')
  return (
    <>
      <span className="flex shrink-0 items-center gap-1.5 rounded-chip bg-sunken px-2 py-1 text-meta font-semibold text-text2">
        <Eye aria-hidden size={14} />
        <span className="max-[1099px]:sr-only">{t('lookBadge')}</span>
      </span>
      <Button asChild>
        <a href={`/rooms/${roomId}`}>{t('lookBack')}</a>
      </Button>
    </>
  )
}

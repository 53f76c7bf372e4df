'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ArrowLeft } from 'lucide-react'
import { AgainButton } from '@/components/again/again-button'
import { SessionReplay } from '@/components/evidence/session-replay'
import { useDay } from '@/components/recording/use-day'
import { RecordingPlace } from '@/components/replay/recording-place'
import { ReplayNotice } from '@/components/replay/replay-notice'
import { useRecording } from '@/components/replay/use-recording'
import { isPlayable } from '@/components/replay/use-replay-player'
import { StillScene } from '@/components/room/still-scene'
import { DownloadButton } from '@/components/session-file/download-button'
import { Preferences } from '@/components/site/preferences'
import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'
import { can } from '@/lib/permissions'
import type { RoomView } from '@/lib/room-view'

export interface ReplayPageProps {
  room: RoomView
  /** The moment that is shown at first, in ms since 1970; the begin without one. */
  startAt: number | null
  licenseKey: string | null
}

/** The replay of a session by itself, without its room. */
export function ReplayPage({ room, startAt, licenseKey }: ReplayPageProps) {
  const recording = useRecording(room.roomId)
  const kept = recording.at === 'read' && isPlayable(recording.view) ? recording.view.keptUntil : null
  return (
    <Frame room={room} keptUntil={kept}>
      <RecordingPlace recording={recording}>
        {(view) => (
          <StillScene room={room} licenseKey={licenseKey}>
            <SessionReplay
              view={view}
              licenseKey={licenseKey}
              startAt={startAt}
              actions={can(room.viewer.role, room.phase, 'recording.branch') ? <AgainButton /> : null}
              notice={<ReplayNotice isReading={recording.isReading} onAgain={recording.again} />}
            />
          </StillScene>
        )}
      </RecordingPlace>
    </Frame>
  )
}

function Frame({
  room,
  keptUntil = null,
  children,
}: {
  room: RoomView
  /** Null where nothing is to be said of it. */
  keptUntil?: number | null
  children: ReactNode
}) {
  const t = useTranslations('replay')
  return (
    <div className="flex h-dvh flex-col">
      <header className="z-30 flex h-12 shrink-0 items-center gap-2 border-b border-line bg-surface pr-2 pl-2 min-[1100px]:h-13">
        <Tooltip label={t('toRoom')}>
          <Button asChild variant="ghost" size="icon" className="size-10!">
            <Link href={`/rooms/${room.roomId}`} prefetch={false} aria-label={t('toRoom')}>
              <ArrowLeft aria-hidden size={18} />
            </Link>
          </Button>
        </Tooltip>
        <h1 className="min-w-0 truncate text-label font-semibold">
          <bdi>{room.title}</bdi>
        </h1>
        <span className="shrink-0 rounded-chip bg-sunken px-2 py-1 text-meta font-semibold text-text2">
          {t('badge')}
        </span>
        {keptUntil === null ? null : <KeptUntil at={keptUntil} />}
        <div className="ml-auto flex shrink-0 items-center gap-1">
          {can(room.viewer.role, room.phase, 'recording.export') ? (
            <DownloadButton roomId={room.roomId} title={room.title} isInBar />
          ) : null}
          <Preferences />
        </div>
      </header>
      <main aria-label={t('badge')} className="flex min-h-0 grow flex-col">
        {children}
      </main>
    </div>
  )
}

function KeptUntil({ at }: { at: number }) {
  const t = useTranslations('recording')
  const [now] = useState(() => Date.now())
  const day = useDay(now)
  return (
    <p className="min-w-0 truncate text-meta text-text3 max-[899px]:hidden">
      {t('until', { date: day(at) })}
    </p>
  )
}

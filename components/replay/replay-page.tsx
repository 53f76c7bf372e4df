'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import useSWR from 'swr'
import { ArrowLeft, LoaderCircle } from 'lucide-react'
import { NoReplay } from '@/components/replay/no-replay'
import { Replay } from '@/components/replay/replay'
import { ReplayNotice } from '@/components/replay/replay-notice'
import { useRecording } from '@/components/replay/use-recording'
import type { PlayableView } from '@/components/replay/use-replay-player'
import { send } from '@/components/room/request'
import { Preferences } from '@/components/site/preferences'
import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'
import type { EvidenceMark, EvidenceView } from '@/lib/replay/evidence'
import type { RecordingView } from '@/lib/replay/recording'
import type { RoomView } from '@/lib/room-view'

export interface ReplayPageProps {
  room: RoomView
  /** The moment that is shown at first, in ms since 1970; the begin without one. */
  startAt: number | null
  licenseKey: string | null
}

const noMarks: readonly EvidenceMark[] = []

/** The replay of a session by itself, without its room. */
export function ReplayPage({ room, startAt, licenseKey }: ReplayPageProps) {
  const t = useTranslations('replay')
  const { roomId } = room
  const recording = useRecording(roomId)
  const { data: evidence } = useSWR<EvidenceView, unknown, [string, string]>(
    [`/api/rooms/${roomId}/evidence`, ''],
    ([path]) => send('GET', path),
    { revalidateOnFocus: false, revalidateOnReconnect: false },
  )
  if (recording.at === 'reading')
    return (
      <Frame room={room}>
        <p role="status" className="grid grow place-items-center p-6 text-text2">
          <span className="flex items-center gap-2">
            <LoaderCircle aria-hidden size={16} className="animate-spin" />
            {t('loading')}
          </span>
        </p>
      </Frame>
    )
  if (recording.at === 'failed')
    return (
      <Frame room={room}>
        <div className="grid grow place-items-center p-6">
          <div role="alert" className="flex flex-col items-center gap-3 text-center">
            <p>{recording.why || t('failed')}</p>
            <Button size="large" onClick={recording.again}>
              {t('retry')}
            </Button>
          </div>
        </div>
      </Frame>
    )
  const { view } = recording
  if (!isPlayable(view))
    return (
      <Frame room={room}>
        <NoReplay view={view} />
      </Frame>
    )
  return (
    <Frame room={room}>
      <Replay
        view={view}
        marks={evidence?.marks ?? noMarks}
        licenseKey={licenseKey}
        startAt={startAt}
        notice={<ReplayNotice isReading={recording.isReading} onAgain={recording.again} />}
      />
    </Frame>
  )
}

function isPlayable(view: RecordingView): view is PlayableView {
  return view.head !== null && view.head.parts.length > 0
}

function Frame({ room, children }: { room: RoomView; children: ReactNode }) {
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
        <div className="ml-auto flex shrink-0 items-center gap-1">
          <Preferences />
        </div>
      </header>
      <main aria-label={t('badge')} className="flex min-h-0 grow flex-col">
        {children}
      </main>
    </div>
  )
}

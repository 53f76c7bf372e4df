'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LoaderCircle } from 'lucide-react'
import { NoReplay } from '@/components/replay/no-replay'
import type { useRecording } from '@/components/replay/use-recording'
import { isPlayable, type PlayableView } from '@/components/replay/use-replay-player'
import { Button } from '@/components/ui/button'

/** The place of a replay: while its recording is read, could not be read or cannot be played, that is said there. */
export function RecordingPlace({
  recording,
  children,
}: {
  recording: ReturnType<typeof useRecording>
  children: (view: PlayableView) => ReactNode
}) {
  const t = useTranslations('replay')
  if (recording.at === 'reading')
    return (
      <p role="status" className="grid grow place-items-center p-6 text-text2">
        <span className="flex items-center gap-2">
          <LoaderCircle aria-hidden size={16} className="animate-spin" />
          {t('loading')}
        </span>
      </p>
    )
  if (recording.at === 'failed')
    return (
      <div className="grid grow place-items-center p-6">
        <div role="alert" className="flex flex-col items-center gap-3 text-center">
          <p>{recording.why || t('failed')}</p>
          <Button size="large" onClick={recording.again}>
            {t('retry')}
          </Button>
        </div>
      </div>
    )
  const { view } = recording
  return isPlayable(view) ? children(view) : <NoReplay view={view} />
}

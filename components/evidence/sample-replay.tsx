'use client'

import { useTranslations } from 'next-intl'
import { LoaderCircle } from 'lucide-react'
import { EvidencedReplay } from '@/components/evidence/evidenced-replay'
import { useEvidence } from '@/components/evidence/use-evidence'
import { NoReplay } from '@/components/replay/no-replay'
import { useRecording } from '@/components/replay/use-recording'
import { isPlayable } from '@/components/replay/use-replay-player'
import { Button } from '@/components/ui/button'

/** The replay of the sample session, as its interviewer sees it; nothing can be written here. */
export function SampleReplay({ roomId, licenseKey }: { roomId: string; licenseKey: string | null }) {
  const t = useTranslations('replay')
  const recording = useRecording(roomId)
  const evidence = useEvidence(roomId, '', null)
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
  if (!isPlayable(view)) return <NoReplay view={view} />
  return (
    <EvidencedReplay
      view={view}
      licenseKey={licenseKey}
      evidence={evidence.view ?? null}
      isFailed={evidence.isFailed}
      onRetry={evidence.retry}
      own={null}
      seesScores
    />
  )
}

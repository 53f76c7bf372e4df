'use client'

import { EvidencedReplay } from '@/components/evidence/evidenced-replay'
import { useEvidence } from '@/components/evidence/use-evidence'
import { RecordingPlace } from '@/components/replay/recording-place'
import { useRecording } from '@/components/replay/use-recording'

/**
 * The replay of the sample session, as its interviewer sees it; nothing can be written here. What came of it is shown at
 * first, and from there it is played from the begin.
 */
export function SampleReplay({ roomId, licenseKey }: { roomId: string; licenseKey: string | null }) {
  const recording = useRecording(roomId)
  const evidence = useEvidence(roomId, '', null)
  return (
    <RecordingPlace recording={recording}>
      {(view) => (
        <EvidencedReplay
          view={view}
          startAt={Math.max(view.head.toAt, ...view.runs.map(({ to }) => to ?? 0))}
          licenseKey={licenseKey}
          evidence={evidence.view ?? null}
          isFailed={evidence.isFailed}
          onRetry={evidence.retry}
          own={null}
          seesScores
        />
      )}
    </RecordingPlace>
  )
}

'use client'

import { useMemo } from 'react'
import { EvidencedReplay, type EvidencedReplayProps } from '@/components/evidence/evidenced-replay'
import { useEvidence } from '@/components/evidence/use-evidence'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { useDesk } from '@/components/rubric/use-desk'
import { withOwnDesk } from '@/lib/replay/own-evidence'

/** The replay of the session around this component, with its evidence and the viewer's own notes and scores. */
export function SessionReplay(
  replay: Omit<EvidencedReplayProps, 'evidence' | 'isFailed' | 'onRetry' | 'own' | 'seesScores'>,
) {
  const scene = useRoomScene()
  const { participantId } = scene.viewer
  const desk = useDesk()
  // What is handed in, shown or reopened changes what there is to see.
  const news = `${scene.phase} ${JSON.stringify(scene.interview?.debrief)}`
  const read = useEvidence(scene.roomId, news, replay.view)
  const told = read.view
  const { notes, scores } = desk
  const isSelf = scene.kind === 'practice'
  const hasDesk = Boolean(desk.view?.card)
  const evidence = useMemo(
    () => (told && hasDesk ? withOwnDesk(told, { participantId, isSelf, notes, scores }) : (told ?? null)),
    [told, hasDesk, participantId, isSelf, notes, scores],
  )
  return (
    <EvidencedReplay
      {...replay}
      evidence={evidence}
      isFailed={read.isFailed}
      onRetry={read.retry}
      own={desk.view ? { participantId, desk } : null}
      seesScores={mayDo(scene, 'desk.read')}
    />
  )
}

'use client'

import { useState } from 'react'
import { stageNow } from '@/lib/stage/clock'
import { type StageId, stageIds } from '@/lib/stage/stages'
import { useRoomScene } from '@/components/room/room-context'

/** The stages of this interview and the one that is looked at: the clock's, until another is chosen, and again when the clock moves on. */
export function useLookedAtStage() {
  const { interview } = useRoomScene()
  const clock = interview?.clock
  const stages: readonly StageId[] = clock?.steps.map(({ stage }) => stage) ?? stageIds
  const present = (clock && stageNow(clock)) ?? null
  const [chosen, setChosen] = useState<{ stage: StageId; during: StageId | null } | null>(null)
  const isOfNow = chosen !== null && chosen.during === present && stages.includes(chosen.stage)
  const stage: StageId = isOfNow ? chosen.stage : (present ?? stages[0] ?? 'scope')
  return { stages, stage, present, look: (next: StageId) => setChosen({ stage: next, during: present }) }
}

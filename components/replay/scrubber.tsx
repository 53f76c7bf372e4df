'use client'

import { type ReactNode } from 'react'
import { ActivityStrips } from '@/components/replay/activity-strips'
import { PlayheadSlider } from '@/components/replay/playhead-slider'
import { StageLane } from '@/components/replay/stage-lane'

/** Along the whole recording: the stages, what was marked, how much everybody drew, and where the playhead stands. */
export function Scrubber({ lane }: { lane: ReactNode }) {
  return (
    <div className="flex flex-col px-4 pt-2 select-none">
      <StageLane />
      {lane}
      <PlayheadSlider>
        <ActivityStrips />
      </PlayheadSlider>
    </div>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { RecordingKeeping } from '@/components/recording/recording-keeping'
import { can } from '@/lib/permissions'
import type { RoomView } from '@/lib/room-view'

/** Above a replay: until when its recording is kept. Nothing while the session goes on, and of one that was not recorded. */
export function KeptLine({ room, onChanged }: { room: RoomView; onChanged: () => void }) {
  const router = useRouter()
  const [now] = useState(() => Date.now())
  const { roomId, interview, viewer, phase } = room
  const keptFrom = interview?.recordingKeptFrom ?? null
  if (!interview || interview.recording !== 'on' || keptFrom === null) return null
  return (
    <div className="shrink-0 border-b border-line bg-surface px-4 py-1.5">
      <RecordingKeeping
        roomId={roomId}
        days={interview.recordingDays}
        keptFrom={keptFrom}
        goneAt={interview.recordingGoneAt}
        mayChange={can(viewer.role, phase, 'recording.keep', viewer)}
        now={now}
        onChanged={() => {
          router.refresh()
          onChanged()
        }}
      />
    </div>
  )
}

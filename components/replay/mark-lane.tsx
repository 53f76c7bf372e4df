'use client'

import { usePlayer } from '@/components/replay/player-context'
import type { EvidenceKind } from '@/lib/replay/evidence'

const glyphs: Partial<Record<EvidenceKind, string>> = {
  note: '●',
  hint: '▲',
  score: '■',
  people: '|',
}

/** What was marked, each by its sign. */
export function MarkLane() {
  const { timeline, marks } = usePlayer()
  return (
    <div aria-hidden className="relative h-3.5 text-[10px] leading-3.5 text-text2">
      {marks
        .filter(({ kind }) => kind !== 'stage')
        .map(({ id, at, kind }) => (
          <span
            key={id}
            className="absolute top-0 -translate-x-1/2"
            style={{ left: `${timeline.shareOf(at) * 100}%` }}
          >
            {glyphs[kind] ?? '·'}
          </span>
        ))}
    </div>
  )
}

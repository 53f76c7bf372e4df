'use client'

import { memo, useMemo } from 'react'
import { usePlayer } from '@/components/replay/player-context'
import { initials } from '@/lib/initials'
import { personColor } from '@/lib/people-colors'
import { activityAlong } from '@/lib/replay/timeline'

const columns = 400
/** How high all strips are together at most, and one of them, in px. */
const heightPx = 48
const highestPx = 24

/** How much each person drew when: a strip in their colour for everybody who drew at all. */
export const ActivityStrips = memo(function ActivityStrips() {
  const { timeline, head } = usePlayer()
  const strips = useMemo(() => {
    const drawn = head.people.flatMap((person, index) => {
      const activity = head.activity[index] ?? []
      return activity.length > 0
        ? [{ person, sums: activityAlong(timeline, head.fromAt, activity, columns) }]
        : []
    })
    const most = Math.max(1, ...drawn.flatMap(({ sums }) => sums))
    // A few updates are to be seen beside the hundreds of somebody who drags.
    return drawn.map(({ person, sums }) => ({
      person,
      path: pathOf(sums.map((sum) => Math.sqrt(sum / most))),
    }))
  }, [timeline, head])
  const height = Math.min(highestPx, heightPx / Math.max(1, strips.length))
  return (
    <span aria-hidden className="pointer-events-none absolute inset-0 flex flex-col justify-end">
      {strips.map(({ person, path }) => (
        <span key={person.id} className="relative block border-b border-line/60" style={{ height }}>
          <svg
            viewBox={`0 0 ${columns} 1`}
            preserveAspectRatio="none"
            className="absolute inset-0 size-full"
            style={{ fill: `color-mix(in srgb, ${personColor(person.color)} 82%, var(--text))` }}
          >
            <path d={path} />
          </svg>
          {height >= 14 ? (
            <span className="absolute inset-y-1 left-1 grid place-items-center rounded-[4px] bg-surface/90 px-1 text-[10px] leading-none font-semibold text-text2">
              {initials(person.name)}
            </span>
          ) : null}
        </span>
      ))}
    </span>
  )
})

/** A column for each figure, from 0 to 1 high, in a box one high. */
function pathOf(heights: readonly number[]): string {
  return heights
    .map((height, column) => (height > 0 ? `M${column} 1V${(1 - 0.12 - height * 0.78).toFixed(3)}h1V1z` : ''))
    .join('')
}

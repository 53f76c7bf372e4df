'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { MarkGlyph } from '@/components/evidence/mark-glyph'
import type { MarkWords } from '@/components/evidence/mark-words'
import { usePlayer } from '@/components/replay/player-context'
import { useIsNarrow } from '@/components/room/private-panels'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { Tooltip } from '@/components/ui/tooltip'
import type { EvidenceMark } from '@/lib/replay/evidence'
import { clusterMarks, type MarkCluster } from '@/lib/replay/mark-walk'

/** How close two signs may come, in px: for a mouse, and for a thumb. */
const nearPx = { mouse: 12, thumb: 28 } as const

/**
 * The marks above the scrubber. Where several would lie on each other there is one sign with their number, which lists
 * them. They are for pointers: keys go from mark to mark by the brackets, and through the list beside the board.
 */
export function MarksLane({ words, onShow }: { words: MarkWords; onShow: (mark: EvidenceMark) => void }) {
  const { marks, timeline } = usePlayer()
  const lane = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const isNarrow = useIsNarrow()
  useEffect(() => {
    const { current } = lane
    if (!current) return
    const observer = new ResizeObserver(() => setWidth(current.clientWidth))
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  const clusters = useMemo(
    () =>
      width === 0
        ? []
        : clusterMarks(marks, (at) => timeline.shareOf(at) * width, isNarrow ? nearPx.thumb : nearPx.mouse),
    [marks, timeline, width, isNarrow],
  )
  return (
    <div ref={lane} className="relative h-5 max-[899px]:h-7">
      {clusters.map((cluster) => (
        <span
          key={cluster.id}
          className="absolute inset-y-0 grid w-3 -translate-x-1/2 place-items-center max-[899px]:w-7"
          style={{ left: cluster.place }}
        >
          <Sign cluster={cluster} words={words} onShow={onShow} />
        </span>
      ))}
    </div>
  )
}

const sign =
  'grid h-5 min-w-3 place-items-center rounded-chip outline-offset-0 hover:bg-sunken max-[899px]:h-7 max-[899px]:min-w-7'

function Sign({
  cluster: { marks },
  words,
  onShow,
}: {
  cluster: MarkCluster
  words: MarkWords
  onShow: (mark: EvidenceMark) => void
}) {
  const t = useTranslations('evidence')
  const [isOpen, setOpen] = useState(false)
  const [first, ...more] = marks
  if (!first) return null
  const time = words.when(first.at)
  if (more.length === 0)
    return (
      <Tooltip label={`${time} · ${shortened(words.what(first))}`}>
        <button
          type="button"
          tabIndex={-1}
          data-sign={first.kind}
          aria-label={words.go(first)}
          onClick={() => onShow(first)}
          className={sign}
        >
          <MarkGlyph mark={first} />
        </button>
      </Tooltip>
    )
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger
        tabIndex={-1}
        data-sign="several"
        aria-label={t('cluster', { count: marks.length, time })}
        className={`${sign} text-badge font-semibold text-text2 tabular-nums data-[state=open]:bg-sunken`}
      >
        {marks.length}
      </PopoverTrigger>
      <PopoverContent
        side="top"
        align="center"
        sideOffset={6}
        aria-label={t('clusterList', { time })}
        className="w-80 py-1.5"
      >
        <ul>
          {marks.map((mark) => (
            <li key={mark.id} className={mark.isPrivate ? 'bg-private' : undefined}>
              <button
                type="button"
                aria-label={words.go(mark)}
                onClick={() => {
                  setOpen(false)
                  onShow(mark)
                }}
                className="flex min-h-10 w-full items-center gap-2.5 px-3 text-left outline-offset-[-2px] hover:bg-sunken"
              >
                <span className="w-9 shrink-0 text-right text-text3 tabular-nums">{words.when(mark.at)}</span>
                <MarkGlyph mark={mark} />
                <span className="min-w-0 flex-1 truncate">{words.what(mark)}</span>
              </button>
            </li>
          ))}
        </ul>
      </PopoverContent>
    </Popover>
  )
}

/** The most characters of a mark that float beside the pointer. */
const shortMax = 90

function shortened(words: string): string {
  const characters = [...words.replace(/\s+/gu, ' ')]
  return characters.length <= shortMax
    ? characters.join('')
    : `${characters.slice(0, shortMax - 1).join('')}…`
}

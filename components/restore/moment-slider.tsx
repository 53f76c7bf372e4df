'use client'

import { useTranslations } from 'next-intl'
import { Slider } from 'radix-ui'
import { type RefObject, useMemo } from 'react'
import { activityOf, type MomentMark, stopAt } from '@/lib/history/moments'
import type { Stop } from '@/lib/board/replay'

const columns = 120

interface MomentSliderProps {
  stops: readonly Stop[]
  marks: readonly MomentMark[]
  index: number
  onIndex: (index: number) => void
  /** The chosen moment in words. */
  name: string
  thumb: RefObject<HTMLSpanElement | null>
}

/**
 * Along all moments of a board: how much was drawn when as grey columns, what happened as ticks above them. Arrows go
 * by one moment, Page Up and Down by a tenth, Home and End to the ends.
 */
export function MomentSlider({ stops, marks, index, onIndex, name, thumb }: MomentSliderProps) {
  const t = useTranslations('restore')
  const activity = useMemo(() => activityOf(stops, columns), [stops])
  const last = Math.max(1, stops.length - 1)
  const places = useMemo(
    () => [...new Set(marks.map(({ at }) => stopAt(stops, at) / last))],
    [marks, stops, last],
  )
  return (
    <Slider.Root
      min={0}
      max={last}
      value={[index]}
      onValueChange={([value]) => onIndex(value ?? 0)}
      onKeyDown={(event) => {
        const tenth = Math.max(1, Math.round(stops.length / 10))
        const step = event.code === 'PageUp' ? tenth : event.code === 'PageDown' ? -tenth : 0
        if (step === 0) return
        event.preventDefault()
        onIndex(Math.min(stops.length - 1, Math.max(0, index + step)))
      }}
      className="relative flex h-12 w-full cursor-pointer touch-none items-end select-none"
    >
      <div aria-hidden className="absolute inset-x-0 top-0 h-2">
        {places.map((place) => (
          <span
            key={place}
            className="absolute top-0 h-2 w-0.5 -translate-x-1/2 rounded-full bg-accent"
            style={{ left: `${place * 100}%` }}
          />
        ))}
      </div>
      <Slider.Track className="relative flex h-9 grow items-end gap-px overflow-hidden rounded-chip bg-sunken">
        {activity.map((height, column) => (
          <span
            key={column}
            aria-hidden
            className={`min-w-0 grow ${(column + 0.5) / activity.length <= index / last ? 'bg-text3' : 'bg-input/40'}`}
            style={{ height: `${8 + height * 84}%` }}
          />
        ))}
      </Slider.Track>
      <Slider.Thumb
        ref={thumb}
        aria-label={t('slider')}
        aria-valuetext={name}
        className="mb-[-2px] block h-10 w-3 cursor-grab rounded-full border-2 border-surface bg-accent shadow-float outline-offset-2"
      />
    </Slider.Root>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { Slider } from 'radix-ui'
import { type ReactNode, useRef } from 'react'
import { useMomentWords } from '@/components/replay/moment-words'
import { usePlayer, usePlayerState } from '@/components/replay/player-context'

/**
 * The playhead over what it moves along. Dragging shows each moment as it passes, and while it is held nothing plays on.
 * Page Up and Down go by a tenth; the arrows are keys of the replay.
 */
export function PlayheadSlider({ children }: { children: ReactNode }) {
  const t = useTranslations('replay')
  const { player, timeline } = usePlayer()
  const at = usePlayerState((state) => state.at)
  const isLoading = usePlayerState((state) => state.isLoading)
  const words = useMomentWords()
  const goesOn = useRef(false)
  const goOn = () => {
    if (goesOn.current) player.play()
    goesOn.current = false
  }
  const max = Math.max(1, Math.round(timeline.lengthMs))
  const place = Math.round(timeline.placeOf(at))
  return (
    <Slider.Root
      min={0}
      max={max}
      value={[place]}
      onValueChange={([value]) => {
        if (player.getState().isPlaying) {
          goesOn.current = true
          player.pause()
        }
        player.seek(timeline.momentAt(value ?? 0))
      }}
      onValueCommit={goOn}
      onPointerDown={() => {
        goesOn.current = false
      }}
      // Back where it was taken hold of, nothing is committed.
      onLostPointerCapture={goOn}
      onKeyDown={(event) => {
        const tenth = event.code === 'PageUp' ? max / 10 : event.code === 'PageDown' ? -max / 10 : 0
        if (tenth === 0) return
        event.preventDefault()
        player.seek(timeline.momentAt(place + tenth))
      }}
      className="relative flex h-12 w-full cursor-pointer touch-none items-stretch"
    >
      <Slider.Track className="relative grow overflow-hidden rounded-chip bg-sunken">
        {children}
        <Slider.Range className="absolute inset-y-0 bg-accent/8" />
      </Slider.Track>
      <Slider.Thumb
        data-playhead
        aria-label={t('slider')}
        aria-valuetext={words.full(at)}
        aria-busy={isLoading}
        className="relative block h-12 w-0.5 cursor-grab rounded-full bg-accent outline-offset-3 before:absolute before:inset-y-0 before:-inset-x-5 after:absolute after:-top-1.5 after:left-1/2 after:size-3 after:-translate-x-1/2 after:rounded-full after:border-2 after:border-surface after:bg-accent active:cursor-grabbing"
      />
    </Slider.Root>
  )
}

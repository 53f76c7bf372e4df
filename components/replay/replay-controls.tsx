'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Pause, Play, StepBack, StepForward } from 'lucide-react'
import { useMomentWords } from '@/components/replay/moment-words'
import { usePlayer, usePlayerState } from '@/components/replay/player-context'
import { MoreOptions, ReplayOptions } from '@/components/replay/replay-options'
import { useMomentTime } from '@/components/restore/moment-time'
import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'

/** Below the scrubber: to go and to stop, what moment it is, and how it is looked at. */
export function ReplayControls({ actions }: { actions?: ReactNode }) {
  return (
    <div className="flex h-14 items-center gap-3 px-4 @max-[640px]:px-3">
      <Transport />
      <MomentFigure />
      <div className="ml-auto flex items-center gap-1.5">
        <ReplayOptions />
        {actions}
        <MoreOptions />
      </div>
    </div>
  )
}

function Transport() {
  const t = useTranslations('replay')
  const { player, timeline } = usePlayer()
  const isPlaying = usePlayerState((state) => state.isPlaying)
  const isFirst = usePlayerState((state) => state.at <= timeline.fromAt)
  const isLast = usePlayerState((state) => state.at >= timeline.toAt)
  return (
    <div role="group" aria-label={t('transport')} className="flex items-center gap-1">
      <ControlButton label={t('previous')} keys="←" disabled={isFirst} onClick={() => player.step(-1)}>
        <StepBack aria-hidden size={18} />
      </ControlButton>
      <Tooltip label={`${t(isPlaying ? 'pausePlaying' : 'play')} · ${t('space')}`}>
        <Button
          variant="primary"
          size="icon"
          className="size-10! rounded-full"
          aria-label={t(isPlaying ? 'pausePlaying' : 'play')}
          aria-keyshortcuts="Space"
          onClick={() => player.toggle()}
        >
          {isPlaying ? <Pause aria-hidden size={18} /> : <Play aria-hidden size={18} className="ml-0.5" />}
        </Button>
      </Tooltip>
      <ControlButton label={t('next')} keys="→" disabled={isLast} onClick={() => player.step(1)}>
        <StepForward aria-hidden size={18} />
      </ControlButton>
    </div>
  )
}

function ControlButton({
  label,
  keys,
  disabled,
  onClick,
  children,
}: {
  label: string
  keys: string
  disabled: boolean
  onClick: () => void
  children: ReactNode
}) {
  return (
    <Tooltip label={`${label} · ${keys}`}>
      <Button
        variant="ghost"
        size="icon"
        className="size-10! aria-disabled:opacity-50"
        aria-label={label}
        // It keeps the focus: the way back from the end is by its neighbour.
        aria-disabled={disabled || undefined}
        onClick={disabled ? undefined : onClick}
      >
        {children}
      </Button>
    </Tooltip>
  )
}

/** The moment that is shown: on the clock of the interview, the time of day, and the stage. */
function MomentFigure() {
  const { timeline } = usePlayer()
  const words = useMomentWords()
  const timeOf = useMomentTime()
  const figure = usePlayerState(({ at }) => words.figure(at))
  const time = usePlayerState(({ at }) => timeOf(at, timeline.toAt))
  const stage = usePlayerState(({ at }) => words.stage(at))
  return (
    <div className="min-w-0 leading-5">
      <p className="truncate text-label font-semibold tabular-nums">
        <span data-testid="replay-figure">{figure}</span>
        <span className="font-normal text-text3">
          {' / '}
          {words.figure(timeline.toAt)}
        </span>
      </p>
      <p className="truncate text-meta text-text2 tabular-nums">
        <span className="@max-[640px]:hidden">
          {time}
          {stage === null ? null : ' · '}
        </span>
        {stage}
      </p>
    </div>
  )
}

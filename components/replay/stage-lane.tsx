'use client'

import { useTranslations } from 'next-intl'
import { useMomentWords } from '@/components/replay/moment-words'
import { usePlayer } from '@/components/replay/player-context'

/** Which stage was on when: segments with their names, and the pauses that are left out between them. */
export function StageLane() {
  const t = useTranslations('replay')
  const stages = useTranslations('stages.short')
  const { timeline } = usePlayer()
  const { spans } = useMomentWords()
  const percent = (at: number) => timeline.shareOf(at) * 100
  return (
    <div aria-hidden className="relative h-4 text-badge text-text3">
      {spans.map(({ stage, from, to }) => (
        <span
          key={`${stage} ${from}`}
          className="absolute inset-y-0 overflow-hidden border-l border-input/60 pl-1.5 text-ellipsis whitespace-nowrap"
          style={{ left: `${percent(from)}%`, width: `${percent(to) - percent(from)}%` }}
        >
          {stages(stage)}
        </span>
      ))}
      {timeline.pauses.map(({ from, to }) => (
        <span
          key={from}
          title={t('pause')}
          className="absolute inset-y-0 w-0 -translate-x-1/2 border-l-2 border-dotted border-text3"
          style={{ left: `${(percent(from) + percent(to)) / 2}%` }}
        />
      ))}
    </div>
  )
}

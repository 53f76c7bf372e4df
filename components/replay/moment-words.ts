'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { usePlayer } from '@/components/replay/player-context'
import { elapsedAt } from '@/lib/history/moments'
import { stageOn, stageSpans } from '@/lib/replay/stage-spans'
import { clockFigure } from '@/lib/stage/plan-time'

/** Names moments of the replay by the clock of the interview, and by what was going on. */
export function useMomentWords() {
  const t = useTranslations('replay')
  const stages = useTranslations('stages.title')
  const { view, allMarks, timeline } = usePlayer()
  return useMemo(() => {
    const spans = stageSpans(allMarks, timeline.toAt)
    /** `12:03`: how long the clock had run. Where there is no clock, how long there was something to see. */
    const figure = (at: number) =>
      clockFigure(view.runs.length > 0 ? (elapsedAt(view.runs, at) ?? 0) : timeline.placeOf(at), 'down')
    /** The stage in words; what else it is, before the start and after the end; nothing without a clock. */
    const stage = (at: number) => {
      const on = stageOn(spans, at)
      if (on) return stages(on)
      const first = view.runs[0]
      if (!first) return null
      return at < first.from ? t('beforeStart') : null
    }
    return {
      spans,
      figure,
      stage,
      /** For whoever hears it: `12:03, High-level design`. */
      full: (at: number) => [figure(at), stage(at)].filter((word) => word !== null).join(', '),
    }
  }, [t, stages, view, allMarks, timeline])
}

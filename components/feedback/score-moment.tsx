'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Link2 } from 'lucide-react'
import { MomentChoices } from '@/components/rubric/moment-choices'
import type { Desk } from '@/components/rubric/use-desk'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import type { DimensionId } from '@/lib/rubric/dimensions'
import { isSameMoment, maxMoments, type Moment } from '@/lib/rubric/scorecard'

/** Links a moment of the session to a score. */
export function ScoreMoment({
  desk,
  dimension,
  name,
}: {
  desk: Desk
  dimension: DimensionId
  /** What the dimension is called. */
  name: string
}) {
  const t = useTranslations('debrief')
  const [isOpen, setOpen] = useState(false)
  const { moments } = desk.scores[dimension]
  if (moments.length >= maxMoments) return null
  const link = (moment: Moment) => {
    setOpen(false)
    if (!moments.some((one) => isSameMoment(one, moment)))
      desk.outbox.score(dimension, { moments: [...moments, moment] })
  }
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <button
          type="button"
          className="hit-44 inline-flex h-6 items-center gap-1 rounded-chip px-1 text-meta text-text2 hover:text-text"
        >
          <Link2 aria-hidden size={12} />
          {t('link')}
        </button>
      </PopoverTrigger>
      <PopoverContent align="start" sideOffset={6} aria-label={t('linkFrom', { name })} className="w-80 p-2">
        <MomentChoices label={t('linkFrom', { name })} onChoose={link} />
      </PopoverContent>
    </Popover>
  )
}

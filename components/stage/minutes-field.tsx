'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Minus, Plus } from 'lucide-react'
import { maxStageMinutes } from '@/lib/stage/plan'
import { Button } from '@/components/ui/button'

/** Minutes of one stage, by steps of one or typed. What cannot be is put right when the field is left. */
export function MinutesField(props: {
  /** The stage's name, for whoever cannot see the row. */
  stage: string
  value: number
  onChange: (minutes: number) => void
}) {
  const { stage, value, onChange } = props
  const t = useTranslations('clock.plan')
  // What is being typed, as long as it is not minutes yet.
  const [typed, setTyped] = useState<string | null>(null)

  const type = (text: string) => {
    const digits = text.replace(/\D/g, '').slice(0, 3)
    const minutes = Number(digits)
    const fits = minutes >= 1 && minutes <= maxStageMinutes
    setTyped(fits ? null : digits)
    if (fits) onChange(minutes)
  }
  const settle = () => {
    if (typed) onChange(Math.min(Math.max(Number(typed), 1), maxStageMinutes))
    setTyped(null)
  }

  return (
    <span className="flex shrink-0 items-center gap-1">
      <Button
        variant="ghost"
        size="icon"
        aria-label={t('less', { stage })}
        disabled={value <= 1}
        onClick={() => onChange(value - 1)}
      >
        <Minus aria-hidden size={16} />
      </Button>
      <input
        inputMode="numeric"
        autoComplete="off"
        aria-label={t('minutes', { stage })}
        value={typed ?? String(value)}
        onChange={(event) => type(event.target.value)}
        onBlur={settle}
        onFocus={(event) => event.target.select()}
        className="h-10 w-12 rounded-control border border-input bg-surface text-center text-label"
      />
      <Button
        variant="ghost"
        size="icon"
        aria-label={t('more', { stage })}
        disabled={value >= maxStageMinutes}
        onClick={() => onChange(value + 1)}
      >
        <Plus aria-hidden size={16} />
      </Button>
      <span aria-hidden className="w-7 text-ui text-text2">
        {t('unit')}
      </span>
    </span>
  )
}

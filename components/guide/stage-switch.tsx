'use client'

import { useTranslations } from 'next-intl'
import { ToggleGroup } from 'radix-ui'
import { useEffect, useRef } from 'react'
import type { StageId } from '@/lib/stage/stages'

interface StageSwitchProps {
  stages: readonly StageId[]
  stage: StageId
  /** Where the clock is; it carries a dot. */
  present: StageId | null
  onLook: (stage: StageId) => void
}

/** Which stage the guide speaks of. */
export function StageSwitch({ stages, stage, present, onLook }: StageSwitchProps) {
  const t = useTranslations('guide')
  const root = useRef<HTMLDivElement>(null)
  // Another stage is read from its top.
  useEffect(() => root.current?.closest('[role=tabpanel]')?.scrollTo({ top: 0 }), [stage])
  return (
    <ToggleGroup.Root
      ref={root}
      type="single"
      value={stage}
      onValueChange={(value) => {
        const next = stages.find((one) => one === value)
        if (next) onLook(next)
      }}
      aria-label={t('stage')}
      className="sticky top-0 z-10 flex gap-0.5 border-b border-line bg-private px-3 py-1.5"
    >
      {stages.map((one) => (
        <ToggleGroup.Item
          key={one}
          value={one}
          className="hit-44 flex h-7 flex-1 items-center justify-center gap-1.5 rounded-chip px-1 text-meta font-semibold whitespace-nowrap text-text2 transition-colors duration-120 hover:text-text data-[state=on]:bg-surface data-[state=on]:text-text data-[state=on]:shadow-[0_0_0_1px_var(--line)]"
        >
          {one === present ? (
            <>
              <span aria-hidden className="size-1.5 shrink-0 rounded-full bg-accent" />
              <span className="sr-only">{t('now')}</span>
            </>
          ) : null}
          {t(`stages.${one}`)}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}

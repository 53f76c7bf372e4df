'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Level } from '@/lib/levels'
import type { RubricWords } from '@/lib/rubric/rubric'
import { type BarMiss, leastObserved, observed, type Scores, suggest } from '@/lib/rubric/suggestion'

/** What the figures suggest, and why: only when asked for, and gone when it is not (C1). */
export function SuggestionPanel({
  words,
  scores,
  level,
}: {
  words: RubricWords
  scores: Scores
  level: Level
}) {
  const t = useTranslations('rubric')
  const levelName = useTranslations('setup.levels')(level)
  const [isAsked, setIsAsked] = useState(false)
  if (!isAsked)
    return (
      <div className="py-1.5">
        <Button variant="ghost" onClick={() => setIsAsked(true)}>
          {t('suggest')}
        </Button>
      </div>
    )
  const suggestion = suggest(scores, level)
  const names = (dimensions: readonly (keyof Scores)[]) =>
    dimensions.map((id) => words.dimensions[id].short).join(' · ')
  const missText = (miss: BarMiss): string => {
    switch (miss.kind) {
      case 'weighted':
        return t('missWeighted', { needs: miss.needs.toFixed(1) })
      case 'each':
        return t('missEach', { name: names([miss.dimension]), needs: miss.needs })
      case 'any':
        return t('missAny', { names: names(miss.dimensions), needs: miss.needs })
    }
  }
  return (
    <section
      ref={(element) => element?.scrollIntoView({ block: 'nearest' })}
      aria-label={t('suggestion')}
      className="flex flex-col gap-1 border-b border-line px-3 py-3"
    >
      {suggestion ? (
        <>
          <p className="flex items-baseline justify-between gap-2">
            <b className="text-label font-semibold">{words.suggestions[suggestion.band]}</b>
            <span className="text-text2">{t('weighted', { score: suggestion.weighted.toFixed(1) })}</span>
          </p>
          {suggestion.cappedBy.length > 0 ? (
            <p className="text-text2">{t('capped', { names: names(suggestion.cappedBy) })}</p>
          ) : null}
          {suggestion.misses.length === 0 ? (
            <p className="text-text2">{t('barReached', { level: levelName })}</p>
          ) : (
            <>
              <p className="text-text2">{t('barMissed', { level: levelName })}</p>
              <ul className="list-disc pl-4 text-text2">
                {suggestion.misses.map((miss) => (
                  <li key={missText(miss)}>{missText(miss)}</li>
                ))}
              </ul>
            </>
          )}
        </>
      ) : (
        <p className="text-text2">
          {t('tooFew', { needs: leastObserved, observed: observed(scores).length })}
        </p>
      )}
      <div className="flex items-center justify-between gap-2">
        <p className="text-meta text-text3">{t('youDecide')}</p>
        <Button variant="ghost" onClick={() => setIsAsked(false)}>
          {t('hideSuggestion')}
        </Button>
      </div>
    </section>
  )
}

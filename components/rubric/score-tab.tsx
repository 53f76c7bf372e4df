'use client'

import { useLocale, useTranslations } from 'next-intl'
import { leaveBoard } from '@/components/canvas/board-hold'
import { Colleagues } from '@/components/rubric/colleagues'
import { OwnCard } from '@/components/rubric/own-card'
import { SuggestionPanel } from '@/components/rubric/suggestion-panel'
import { useDesk } from '@/components/rubric/use-desk'
import { Button } from '@/components/ui/button'
import { rubricWords } from '@/lib/rubric/built-in-rubrics'
import { levelsOf } from '@/lib/rubric/scorecard'

/** The rubric (C1): six dimensions, what their levels look like, and the moments that show them. */
export function ScoreTab() {
  const t = useTranslations('rubric')
  const locale = useLocale()
  const desk = useDesk()
  const { view, scores } = desk
  if (!view)
    return desk.isFailed ? (
      <div className="flex flex-col items-start gap-2 p-3 text-text2">
        {t('unread')}
        <Button onClick={desk.reread}>{t('readAgain')}</Button>
      </div>
    ) : (
      <p role="status" className="p-3 text-text3">
        {t('reading')}
      </p>
    )
  const words = rubricWords(view.rubric, locale)
  if (!view.card) return <Colleagues words={words} people={view.colleagues} />
  return (
    <div onFocus={leaveBoard}>
      <OwnCard desk={desk} rubric={view.rubric} />
      <SuggestionPanel words={words} scores={levelsOf(scores)} level={view.level} />
      <Colleagues words={words} people={view.colleagues} />
    </div>
  )
}

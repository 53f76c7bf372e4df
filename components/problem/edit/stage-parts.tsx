'use client'

import { useTranslations } from 'next-intl'
import { DraftText } from '@/components/problem/edit/draft-text'
import { EditPart } from '@/components/problem/edit/edit-section'
import { LineRows } from '@/components/problem/edit/line-rows'
import type { StageId } from '@/lib/stage/stages'

/** What to say next in a stage, and what to listen for. */
export function StageGuideParts({ stage }: { stage: StageId }) {
  const t = useTranslations('ownProblem')
  return (
    <>
      <EditPart title={t('names.say')} hint={t('sayHint')}>
        <LineRows list={`stages.${stage}.say`} label={t('names.say')} add={t('add.say')} />
      </EditPart>
      <EditPart title={t('names.listenFor')} hint={t('listenForHint')}>
        <LineRows list={`stages.${stage}.listenFor`} label={t('names.listenFor')} add={t('add.listenFor')} />
      </EditPart>
    </>
  )
}

const hintLevels = ['nudge', 'pointer', 'nearAnswer'] as const

/** The hint ladder of a stage, from the least to the most. */
export function HintsPart({ stage }: { stage: StageId }) {
  const t = useTranslations('ownProblem')
  return (
    <EditPart title={t('names.hints')} hint={t('hintsHint')}>
      {hintLevels.map((level) => (
        <div key={level} className="grid items-start gap-x-4 gap-y-1 sm:grid-cols-[96px_1fr]">
          <span aria-hidden className="text-ui text-text2 sm:pt-3">
            {t(`names.${level}`)}
          </span>
          <DraftText path={`stages.${stage}.hints.${level}`} label={t(`names.${level}`)} />
        </div>
      ))}
    </EditPart>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { EditChapter, EditPart } from '@/components/problem/edit/edit-section'
import { PairRows } from '@/components/problem/edit/pair-rows'
import { HintsPart, StageGuideParts } from '@/components/problem/edit/stage-parts'
import { TopicRows } from '@/components/problem/edit/topic-rows'

/** The last stage: closing questions, and cards that change one thing. */
export function WrapUpChapter() {
  const t = useTranslations('ownProblem')
  const stages = useTranslations('problems.pack.stages')
  return (
    <EditChapter id="wrap_up" title={stages('wrap_up')}>
      <StageGuideParts stage="wrap_up" />
      <EditPart title={t('names.wrapUp')}>
        <PairRows list="wrapUp" />
      </EditPart>
      <EditPart title={t('names.followUps')} hint={t('followUpsHint')}>
        <TopicRows list="followUps" />
      </EditPart>
      <HintsPart stage="wrap_up" />
    </EditChapter>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { EditChapter, EditPart } from '@/components/problem/edit/edit-section'
import { HintsPart, StageGuideParts } from '@/components/problem/edit/stage-parts'
import { TextRows } from '@/components/problem/edit/text-rows'

/** The last stage: closing questions, and cards that change one thing. */
export function WrapUpChapter() {
  const t = useTranslations('ownProblem')
  const stages = useTranslations('problems.pack.stages')
  return (
    <EditChapter id="wrap_up" title={stages('wrap_up')}>
      <StageGuideParts stage="wrap_up" />
      <EditPart title={t('names.wrapUp')}>
        <TextRows list="wrapUp" />
      </EditPart>
      <EditPart title={t('names.followUps')} hint={t('followUpsHint')}>
        <TextRows list="followUps" />
      </EditPart>
      <HintsPart stage="wrap_up" />
    </EditChapter>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { EditChapter, EditPart } from '@/components/problem/edit/edit-section'
import { EstimateRows } from '@/components/problem/edit/estimate-rows'
import { LineRows } from '@/components/problem/edit/line-rows'
import { HintsPart, StageGuideParts } from '@/components/problem/edit/stage-parts'
import { TextRows } from '@/components/problem/edit/text-rows'

/** The first stage: what is asked for, and how large it is. */
export function ScopeChapter() {
  const t = useTranslations('ownProblem')
  const stages = useTranslations('problems.pack.stages')
  return (
    <EditChapter id="scope" title={stages('scope')}>
      <StageGuideParts stage="scope" />
      <EditPart title={t('names.questions')} hint={t('questionsHint')}>
        <TextRows list="questions" />
      </EditPart>
      <EditPart title={t('names.functional')}>
        <LineRows list="functional" label={t('names.functional')} add={t('add.functional')} />
      </EditPart>
      <EditPart title={t('names.nonfunctional')}>
        <TextRows list="nonfunctional" />
      </EditPart>
      <EditPart title={t('names.out')}>
        <LineRows list="out" label={t('names.out')} add={t('add.out')} />
      </EditPart>
      <EditPart title={t('names.estimate')} hint={t('estimateHint')}>
        <EstimateRows />
      </EditPart>
      <EditPart title={t('names.estimateReading')}>
        <LineRows list="estimateReading" label={t('names.estimateReading')} add={t('add.estimateReading')} />
      </EditPart>
      <HintsPart stage="scope" />
    </EditChapter>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { EditChapter, EditPart } from '@/components/problem/edit/edit-section'
import { HintsPart, StageGuideParts } from '@/components/problem/edit/stage-parts'
import { TextRows } from '@/components/problem/edit/text-rows'

/** The third stage: topics to go deep on, and what goes wrong. */
export function DeepDiveChapter() {
  const t = useTranslations('ownProblem')
  const stages = useTranslations('problems.pack.stages')
  return (
    <EditChapter id="deep_dive" title={stages('deep_dive')}>
      <StageGuideParts stage="deep_dive" />
      <EditPart title={t('names.deepDives')}>
        <TextRows list="deepDives" />
      </EditPart>
      <EditPart title={t('names.failures')}>
        <TextRows list="failures" />
      </EditPart>
      <HintsPart stage="deep_dive" />
    </EditChapter>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { ApiRows } from '@/components/problem/edit/api-rows'
import { EditChapter, EditPart } from '@/components/problem/edit/edit-section'
import { EntityRows } from '@/components/problem/edit/entity-rows'
import { LineRows } from '@/components/problem/edit/line-rows'
import { ReferencePart } from '@/components/problem/edit/reference-part'
import { HintsPart, StageGuideParts } from '@/components/problem/edit/stage-parts'

/** The second stage: the drawing, the API and the data model. */
export function HighLevelChapter() {
  const t = useTranslations('ownProblem')
  const stages = useTranslations('problems.pack.stages')
  return (
    <EditChapter id="high_level" title={stages('high_level')}>
      <StageGuideParts stage="high_level" />
      <ReferencePart />
      <EditPart title={t('names.walkthrough')} hint={t('walkthroughHint')}>
        <LineRows list="walkthrough" label={t('names.walkthrough')} add={t('add.walkthrough')} />
      </EditPart>
      <EditPart title={t('names.api')}>
        <ApiRows />
      </EditPart>
      <EditPart title={t('names.entities')}>
        <EntityRows />
      </EditPart>
      <HintsPart stage="high_level" />
    </EditChapter>
  )
}

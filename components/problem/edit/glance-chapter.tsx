'use client'

import { useTranslations } from 'next-intl'
import { DraftText } from '@/components/problem/edit/draft-text'
import { EditChapter, EditPart } from '@/components/problem/edit/edit-section'
import { levels } from '@/lib/levels'

/** What decides it, and what each level shows. */
export function GlanceChapter() {
  const t = useTranslations('ownProblem')
  const levelNames = useTranslations('problems.pack.levelNames')
  return (
    <EditChapter id="glance" title={t('chapters.glance')}>
      <DraftText path="crux" label={t('names.crux')} isLabelled isParagraph hint={t('cruxHint')} />
      <EditPart title={t('names.levels')}>
        {levels.map((level) => (
          <div key={level} className="grid items-start gap-x-4 gap-y-1 sm:grid-cols-[96px_1fr]">
            <span aria-hidden className="text-ui text-text2 sm:pt-3">
              {levelNames(level)}
            </span>
            <DraftText path={`levels.${level}`} label={levelNames(level)} />
          </div>
        ))}
      </EditPart>
    </EditChapter>
  )
}

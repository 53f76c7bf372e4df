'use client'

import { useTranslations } from 'next-intl'
import { useDeferredValue } from 'react'
import { DraftText } from '@/components/problem/edit/draft-text'
import { EditChapter, EditPart } from '@/components/problem/edit/edit-section'
import { useDraft } from '@/components/problem/edit/editor-context'
import { LineRows } from '@/components/problem/edit/line-rows'
import { BriefText } from '@/components/problem/brief-text'
import { isBlank, ownParagraphMax } from '@/lib/problem/own-problem'

/** All that candidates get of it, with how they see it. */
export function CandidateChapter() {
  const t = useTranslations('ownProblem')
  return (
    <EditChapter id="candidate" title={t('chapters.candidate')}>
      <DraftText
        path="statement"
        label={t('names.statement')}
        isLabelled
        isParagraph
        hint={t('statementHint')}
      />
      <EditPart title={t('names.given')} hint={t('givenHint')}>
        <LineRows list="given" label={t('names.given')} add={t('add.given')} />
      </EditPart>
      <Look />
    </EditChapter>
  )
}

function Look() {
  const t = useTranslations('ownProblem')
  const [id, statement, lines, language] = [
    'draft',
    useDeferredValue(useDraft((draft) => draft.statement)),
    useDeferredValue(useDraft((draft) => draft.given)),
    useDraft((draft) => draft.language),
  ]
  if (statement.trim() === '') return null
  return (
    <section
      aria-label={t('candidateLook')}
      className="flex flex-col gap-2 rounded-card border border-line bg-surface p-4"
    >
      <h3 className="text-meta font-semibold text-text2">{t('candidateLook')}</h3>
      <div lang={language}>
        {/* More than fits is refused at its field; nobody waits for it to be shown. */}
        <BriefText
          brief={{
            ...{ id, title: '' },
            statement: statement.slice(0, ownParagraphMax * 2),
            given: lines.filter((line) => !isBlank(line)),
          }}
        />
      </div>
    </section>
  )
}

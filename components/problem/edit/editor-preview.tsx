'use client'

import { useTranslations } from 'next-intl'
import { useDeferredValue, useMemo } from 'react'
import { useKeeper } from '@/components/problem/edit/editor-context'
import { BriefText } from '@/components/problem/brief-text'
import { InterviewersOnly } from '@/components/problem/interviewers-only'
import { PackChapters } from '@/components/problem/pack/pack-chapters'
import { ProblemFacts } from '@/components/problem/problem-facts'
import { briefOf } from '@/lib/problem/brief'
import { withoutBlankRows, withShortTexts } from '@/lib/problem/edit-draft'
import { ownParagraphMax } from '@/lib/problem/own-problem'
import { problemOfOwn } from '@/lib/problem/problem-of-own'
import { workedEstimate } from '@/lib/problem/worked-estimate'

/** UTF-16 units of a text: more than any text may have. */
const shownMax = ownParagraphMax * 2

/** The draft as it stands, as candidates and interviewers would see it. */
export function EditorPreview() {
  const t = useTranslations('ownProblem')
  const kept = useKeeper()
  const draft = useDeferredValue(kept.draft)
  const { problem, estimate } = useMemo(() => {
    const made = problemOfOwn(kept.problem.id, withoutBlankRows(withShortTexts(draft, shownMax)), null)
    return { problem: made, estimate: workedEstimate(made.structure) }
  }, [kept.problem.id, draft])
  const words = problem.words[draft.language]
  return (
    <div className="flex flex-col gap-8" lang={draft.language}>
      <section
        aria-labelledby="preview-candidate"
        className="flex flex-col gap-4 rounded-card border border-line bg-surface p-5 sm:p-6"
      >
        <h2 id="preview-candidate" className="text-meta font-semibold text-text2">
          {t('candidateSees')}
        </h2>
        <div className="flex flex-col gap-2">
          <p className="text-heading font-semibold wrap-anywhere">{words.title || t('untitled')}</p>
          <p className="text-label wrap-anywhere text-text2">{words.line}</p>
          <ProblemFacts {...problem.structure} />
        </div>
        <BriefText brief={briefOf(problem, draft.language)} large />
      </section>
      <section
        aria-labelledby="preview-interviewer"
        className="flex flex-col gap-8 rounded-card border border-line bg-private p-5 sm:p-8"
      >
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 id="preview-interviewer" className="text-meta font-semibold text-text2">
            {t('interviewerSees')}
          </h2>
          <InterviewersOnly />
        </div>
        <div className="flex min-w-0 flex-col gap-12">
          <PackChapters
            content={{ structure: problem.structure, words, hasReference: false }}
            estimate={estimate}
          />
        </div>
      </section>
    </div>
  )
}

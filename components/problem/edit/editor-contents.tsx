'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useDeferredValue, useMemo } from 'react'
import { Check } from 'lucide-react'
import { chapterAnchor } from '@/components/problem/edit/edit-section'
import { useDraft, useEditor } from '@/components/problem/edit/editor-context'
import { type ChapterState, chapterStates } from '@/lib/problem/draft-chapters'

/** The chapters of the form, with how much of each is there. */
export function EditorContents() {
  const t = useTranslations('ownProblem')
  const stages = useTranslations('problems.pack.stages')
  const { faults } = useEditor()
  const draft = useDeferredValue(useDraft((one) => one))
  const chapters = useMemo(() => chapterStates(draft, faults), [draft, faults])
  return (
    <nav
      aria-label={t('contents')}
      className="-mx-4 overflow-x-auto px-4 max-lg:border-b max-lg:border-line sm:-mx-8 sm:px-8 lg:sticky lg:top-20 lg:mx-0 lg:self-start lg:px-0"
    >
      <ol className="flex gap-1 py-1 lg:flex-col">
        {chapters.map((chapter) => {
          const { id } = chapter
          const isStage = id !== 'about' && id !== 'candidate' && id !== 'glance'
          return (
            <Entry key={id} id={id} title={isStage ? stages(id) : t(`chapters.${id}`)}>
              <State chapter={chapter} />
            </Entry>
          )
        })}
        <Entry id="share" title={t('chapters.share')} />
      </ol>
    </nav>
  )
}

function Entry({ id, title, children }: { id: string; title: string; children?: ReactNode }) {
  return (
    // What only screen readers read would stick out of the page, were it placed by that.
    <li className="relative shrink-0">
      <a
        href={`#${chapterAnchor(id)}`}
        className="flex min-h-11 items-center justify-between gap-3 rounded-control px-3 text-ui whitespace-nowrap text-text2 transition-colors duration-120 hover:bg-sunken hover:text-text lg:min-h-9"
      >
        {title}
        {children}
      </a>
    </li>
  )
}

function State({ chapter: { filled, parts, faults } }: { chapter: ChapterState }) {
  const t = useTranslations('ownProblem')
  if (faults > 0)
    return (
      <span className="text-meta font-semibold text-danger">
        <span aria-hidden>{faults}</span>
        <span className="sr-only">{t('faultsHere', { count: faults })}</span>
      </span>
    )
  return (
    <span className="flex items-center text-meta tabular-nums text-text3">
      {filled === parts ? <Check aria-hidden size={14} className="text-ok" /> : null}
      <span aria-hidden className={filled === parts ? 'hidden' : ''}>
        {t('ofParts', { filled, parts })}
      </span>
      <span className="sr-only">{t('partsFilled', { filled, parts })}</span>
    </span>
  )
}

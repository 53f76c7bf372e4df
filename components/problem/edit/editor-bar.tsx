'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Tabs } from 'radix-ui'
import { ChevronLeft } from 'lucide-react'
import { isAsPublished } from '@/components/problem/edit/draft-keeper'
import { useDraft, useKeeper } from '@/components/problem/edit/editor-context'
import { SaveMark } from '@/components/problem/edit/save-mark'
import { Button } from '@/components/ui/button'

const tab =
  'hit-44 h-8 rounded-chip px-3 text-ui font-semibold text-text2 transition-colors duration-120 hover:text-text data-[state=active]:bg-surface data-[state=active]:text-text'

/** The way back, whether it is saved, the two ways to look at it, and "Ready to use". */
export function EditorBar({ isBusy, onReady }: { isBusy: boolean; onReady: () => void }) {
  const t = useTranslations('ownProblem')
  const title = useDraft((draft) => draft.title.trim())
  const kept = useKeeper()
  const { isPublished } = kept.problem
  const isDone = isAsPublished(kept)
  return (
    <div className="sticky top-0 z-20 border-b border-line bg-canvas">
      <div className="mx-auto flex w-full max-w-260 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 sm:px-8">
        <Link
          href="/problems"
          aria-label={t('back')}
          className="hit-44 -ml-1 grid size-8 shrink-0 place-items-center rounded-control text-text2 hover:bg-sunken hover:text-text"
        >
          <ChevronLeft aria-hidden size={18} />
        </Link>
        <h1 className="min-w-0 grow basis-40 truncate text-label font-semibold">
          <bdi>{title || t('untitled')}</bdi>
        </h1>
        <SaveMark />
        <div className="flex grow items-center justify-between gap-2 sm:grow-0">
          <Tabs.List aria-label={t('views')} className="flex gap-1 rounded-control bg-sunken p-0.5">
            <Tabs.Trigger value="write" className={tab}>
              {t('editing')}
            </Tabs.Trigger>
            <Tabs.Trigger value="preview" className={tab}>
              {t('preview')}
            </Tabs.Trigger>
          </Tabs.List>
          <Button
            variant={isDone ? 'secondary' : 'primary'}
            busy={isBusy}
            // It keeps the focus: whoever types on finds it as they left it.
            {...(isDone ? { 'aria-disabled': true } : { onClick: onReady })}
            className="max-[899px]:h-10"
          >
            {t(isDone ? 'published' : isPublished ? 'publish' : 'ready')}
          </Button>
        </div>
      </div>
    </div>
  )
}

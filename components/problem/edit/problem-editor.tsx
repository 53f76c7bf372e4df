'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import { flushSync } from 'react-dom'
import { Tabs } from 'radix-ui'
import { focusOn } from '@/components/feedback/focus-on'
import { AboutChapter } from '@/components/problem/edit/about-chapter'
import { CandidateChapter } from '@/components/problem/edit/candidate-chapter'
import { DeepDiveChapter } from '@/components/problem/edit/deep-dive-chapter'
import { isAsPublished } from '@/components/problem/edit/draft-keeper'
import { EditorBar } from '@/components/problem/edit/editor-bar'
import { EditorContents } from '@/components/problem/edit/editor-contents'
import { EditorProvider, fieldId, useEditor, useKeeper } from '@/components/problem/edit/editor-context'
import { EditorNotices } from '@/components/problem/edit/editor-notices'
import { FaultList } from '@/components/problem/edit/fault-list'
import { GlanceChapter } from '@/components/problem/edit/glance-chapter'
import { HighLevelChapter } from '@/components/problem/edit/high-level-chapter'
import { ScopeChapter } from '@/components/problem/edit/scope-chapter'
import { ShareChapter } from '@/components/problem/edit/share-chapter'
import { useDraftKeeper } from '@/components/problem/edit/use-draft-keeper'
import { useFaults } from '@/components/problem/edit/use-faults'
import { useProblemAct } from '@/components/problem/edit/use-problem-act'
import { WrapUpChapter } from '@/components/problem/edit/wrap-up-chapter'
import { interviewPath, publishProblem } from '@/components/problem/problem-requests'
import { toast } from '@/components/ui/toast'
import { inFormOrder } from '@/lib/problem/draft-chapters'
import type { OwnFaults } from '@/lib/problem/own-problem'
import type { OwnProblemView } from '@/lib/problem/own-problem-view'

// Nobody who only writes loads the calculator and the pages of a pack.
const EditorPreview = dynamic(() =>
  import('@/components/problem/edit/editor-preview').then((found) => found.EditorPreview),
)

/** The form in which somebody writes a problem of their own (P4): the same parts in the same order as a pack. */
export function ProblemEditor({ problem }: { problem: OwnProblemView }) {
  const keeper = useDraftKeeper(problem)
  const { faults, ask, rest } = useFaults(keeper)
  const [view, setView] = useState('write')
  const goTo = useCallback((path: string) => {
    // What is not shown cannot have the focus.
    flushSync(() => setView('write'))
    focusOn(fieldId(path))
  }, [])
  return (
    <EditorProvider keeper={keeper} faults={faults} goTo={goTo}>
      <Form view={view} onView={setView} ask={ask} rest={rest} />
    </EditorProvider>
  )
}

interface FormProps {
  view: string
  onView: (view: string) => void
  ask: () => Promise<OwnFaults | null>
  rest: () => void
}

function Form({ view, onView, ask, rest }: FormProps) {
  const t = useTranslations('ownProblem')
  const setup = useTranslations('setup')
  const router = useRouter()
  const { goTo } = useEditor()
  const { id } = useKeeper().problem
  const { isBusy, act } = useProblemAct()
  const makeReady = async () => {
    const faults = await ask()
    if (!faults) return
    const [first] = inFormOrder(Object.keys(faults))
    if (first !== undefined) return goTo(first)
    if (!(await act((version) => publishProblem(id, version)))) return
    rest()
    toast.offer(t('nowReady'), {
      label: setup('interviewOn'),
      onSelect: () => router.push(interviewPath(id)),
    })
  }
  return (
    <Tabs.Root asChild value={view} onValueChange={onView}>
      <main className="flex grow flex-col">
        <EditorBar isBusy={isBusy} onReady={() => void makeReady()} />
        <div className="mx-auto grid w-full max-w-260 grow content-start gap-x-10 gap-y-4 px-4 pt-4 pb-32 sm:px-8 lg:grid-cols-[232px_minmax(0,1fr)] lg:pt-8">
          <div className="flex flex-col gap-4 empty:hidden lg:col-start-2">
            <EditorNotices />
            <FaultList />
          </div>
          {view === 'write' ? <EditorContents /> : null}
          <Tabs.Content
            // Kept while the preview is shown, with the place one was at.
            forceMount
            value="write"
            tabIndex={-1}
            className="flex min-w-0 flex-col gap-12 outline-none data-[state=inactive]:hidden lg:col-start-2"
          >
            <Standing />
            <AboutChapter />
            <CandidateChapter />
            <GlanceChapter />
            <ScopeChapter />
            <HighLevelChapter />
            <DeepDiveChapter />
            <WrapUpChapter />
            <ShareChapter />
          </Tabs.Content>
          <Tabs.Content value="preview" tabIndex={-1} className="min-w-0 outline-none lg:col-span-2">
            <EditorPreview />
          </Tabs.Content>
        </div>
      </main>
    </Tabs.Root>
  )
}

/** Who has what of it now. */
function Standing() {
  const t = useTranslations('ownProblem')
  const kept = useKeeper()
  const standing = isAsPublished(kept) ? 'published' : kept.problem.isPublished ? 'changed' : 'draft'
  return <p className="-mb-6 text-label text-text2">{t(`standing.${standing}`)}</p>
}

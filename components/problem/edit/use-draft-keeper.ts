'use client'

import { useEffect, useState } from 'react'
import { browserScheduler } from '@/components/browser-scheduler'
import { DraftKeeper } from '@/components/problem/edit/draft-keeper'
import type { DraftStorage } from '@/components/problem/edit/draft-shelf'
import { saveDraft } from '@/components/problem/problem-requests'
import type { OwnProblemView } from '@/lib/problem/own-problem-view'

/** The keeper of this problem, for as long as the page stands. */
export function useDraftKeeper(problem: OwnProblemView): DraftKeeper {
  const [keeper] = useState(
    () =>
      new DraftKeeper({
        problem,
        save: saveDraft(problem.id),
        scheduler: browserScheduler,
        chance: Math.random,
      }),
  )
  useEffect(() => {
    const leave = () => keeper.leave()
    const retry = () => keeper.retry()
    const warn = (event: BeforeUnloadEvent) => {
      const { save, isKept } = keeper.snapshot()
      // Only what would be lost is worth a question.
      if (save !== 'saved' && !isKept) event.preventDefault()
    }
    // What was left here is known only in the browser, after the page stands.
    keeper.begin(browserStorage())
    window.addEventListener('pagehide', leave)
    window.addEventListener('online', retry)
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('online', retry)
      window.removeEventListener('beforeunload', warn)
      keeper.leave()
      keeper.stop()
    }
  }, [keeper])
  return keeper
}

function browserStorage(): DraftStorage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

'use client'

import { useEffect, useState } from 'react'
import { browserScheduler } from '@/components/browser-scheduler'
import { browserStorage } from '@/components/browser-storage'
import { DraftKeeper } from '@/components/problem/edit/draft-keeper'
import { readProblem, saveDraft } from '@/components/problem/problem-requests'
import { RequestRefused } from '@/components/room/request'
import type { OwnProblemView } from '@/lib/problem/own-problem-view'

/** The keeper of this problem, for as long as the page stands. */
export function useDraftKeeper(problem: OwnProblemView): DraftKeeper {
  const problemId = problem.id
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
    const look = async () => {
      if (document.visibilityState !== 'visible') return
      try {
        keeper.catchUp(await readProblem(problemId))
      } catch (refusal) {
        // Then it is found out with the next save.
        if (!(refusal instanceof RequestRefused)) throw refusal
      }
    }
    const onVisible = () => void look()
    // What was left here is known only in the browser, after the page stands.
    keeper.begin(browserStorage)
    // Pages that one comes back to are shown as they were.
    void look()
    document.addEventListener('visibilitychange', onVisible)
    window.addEventListener('pagehide', leave)
    window.addEventListener('online', retry)
    window.addEventListener('beforeunload', warn)
    return () => {
      document.removeEventListener('visibilitychange', onVisible)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('online', retry)
      window.removeEventListener('beforeunload', warn)
      keeper.leave()
      keeper.stop()
    }
  }, [keeper, problemId])
  return keeper
}

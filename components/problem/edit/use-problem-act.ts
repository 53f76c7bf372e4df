'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useEditor } from '@/components/problem/edit/editor-context'
import { problemIn } from '@/components/problem/problem-requests'
import { RequestRefused } from '@/components/room/request'
import { toast } from '@/components/ui/toast'
import type { OwnProblemView } from '@/lib/problem/own-problem-view'

/**
 * Does something with the problem as it is saved: first saves what is not. What was changed elsewhere is shown to be
 * chosen from; any other refusal is said. Answers whether it was done.
 */
export function useProblemAct(): {
  isBusy: boolean
  act: (ask: (version: number) => Promise<{ problem: OwnProblemView }>) => Promise<boolean>
} {
  const t = useTranslations('ownProblem')
  const { keeper } = useEditor()
  const [isBusy, setIsBusy] = useState(false)
  const act = async (ask: (version: number) => Promise<{ problem: OwnProblemView }>) => {
    setIsBusy(true)
    try {
      if (!(await keeper.flush())) {
        toast.failed(t('saveFirst'))
        return false
      }
      keeper.hear((await ask(keeper.snapshot().problem.version)).problem)
      return true
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      const theirs = problemIn(error)
      if (theirs) keeper.hearElsewhere(theirs)
      else toast.failed(error.message || t('unreachable'))
      return false
    } finally {
      setIsBusy(false)
    }
  }
  return { isBusy, act }
}

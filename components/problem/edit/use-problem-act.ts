'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useEditor } from '@/components/problem/edit/editor-context'
import { problemIn } from '@/components/problem/problem-requests'
import { RequestRefused } from '@/components/room/request'
import { toast } from '@/components/ui/toast'
import type { OwnProblemView } from '@/lib/problem/own-problem-view'

type Ask<Args extends unknown[]> = (...args: Args) => Promise<{ problem: OwnProblemView }>

/**
 * Does something with the problem. What was changed elsewhere is shown, to be chosen from where something was written
 * here; any other refusal is said. Both answer whether it was done.
 */
export function useProblemAct(): {
  isBusy: boolean
  /** With the problem as it is saved: first saves what is not. */
  act: (ask: Ask<[version: number]>) => Promise<boolean>
  /** With who has it, whatever its text is like. */
  actOnStanding: (ask: Ask<[]>) => Promise<boolean>
} {
  const t = useTranslations('ownProblem')
  const { keeper } = useEditor()
  const [isBusy, setIsBusy] = useState(false)
  const attempt = async (todo: () => Promise<boolean>) => {
    setIsBusy(true)
    try {
      return await todo()
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      const theirs = problemIn(error)
      if (theirs) keeper.catchUp(theirs)
      else toast.failed(error.message || t('unreachable'))
      if (theirs && keeper.snapshot().save !== 'elsewhere') toast.failed(t('changedElsewhere'))
      return false
    } finally {
      setIsBusy(false)
    }
  }
  return {
    isBusy,
    act: (ask) =>
      attempt(async () => {
        const isDone = await keeper.ask(async (version) => (await ask(version)).problem)
        if (!isDone) toast.failed(t('saveFirst'))
        return isDone
      }),
    actOnStanding: (ask) =>
      attempt(async () => {
        keeper.hearStanding((await ask()).problem)
        return true
      }),
  }
}

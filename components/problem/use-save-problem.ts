'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { saveProblemFile } from '@/components/problem/problem-requests'
import { RequestRefused } from '@/components/room/request'
import { toast } from '@/components/ui/toast'

/** Saves a problem of one's own as a file; why it did not work is said. */
export function useSaveProblem(): {
  isBusy: boolean
  save: (problemId: string, title: string) => Promise<void>
} {
  const t = useTranslations('ownProblem')
  const [isBusy, setIsBusy] = useState(false)
  const save = async (problemId: string, title: string) => {
    setIsBusy(true)
    try {
      await saveProblemFile(problemId, title)
    } catch (refusal) {
      if (!(refusal instanceof RequestRefused)) throw refusal
      toast.failed(refusal.message || t('unreachable'))
    } finally {
      setIsBusy(false)
    }
  }
  return { isBusy, save }
}

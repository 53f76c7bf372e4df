'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { editPath } from '@/components/problem/problem-requests'
import { RequestRefused } from '@/components/room/request'

/** Makes a problem of one's own, and goes on writing it. */
export function useMakeProblem(): {
  isBusy: boolean
  /** Why it did not work, in words. */
  error: string | undefined
  make: (ask: () => Promise<{ id: string }>) => Promise<void>
} {
  const t = useTranslations('ownProblem')
  const router = useRouter()
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | undefined>()
  const make = async (ask: () => Promise<{ id: string }>) => {
    setIsBusy(true)
    setError(undefined)
    try {
      const { id } = await ask()
      // Busy until the page has changed.
      router.push(editPath(id))
    } catch (refusal) {
      setIsBusy(false)
      if (!(refusal instanceof RequestRefused)) throw refusal
      setError(refusal.code === 'limit_reached' ? t('tooMany') : refusal.message || t('unreachable'))
    }
  }
  return { isBusy, error, make }
}

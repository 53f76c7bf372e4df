'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RequestRefused } from '@/components/room/request'

/** One thing that is asked of the server: whether it is under way, and why it did not work, in words. */
export function useAction(): {
  busy: boolean
  error: string | null
  act: (work: () => Promise<unknown>) => Promise<void>
} {
  const t = useTranslations('ending')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  async function act(work: () => Promise<unknown>) {
    setBusy(true)
    setError(null)
    try {
      await work()
    } catch (failure) {
      if (!(failure instanceof RequestRefused)) throw failure
      setError(failure.message || t('failed'))
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, act }
}

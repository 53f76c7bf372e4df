'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RequestRefused } from '@/components/room/request'
import { toast } from '@/components/ui/toast'

/** Asks for one thing at a time, and says when it was refused. `run` answers whether it worked. */
export function useRequest(): { isBusy: boolean; run: (work: () => Promise<unknown>) => Promise<boolean> } {
  const t = useTranslations('guide')
  const [isBusy, setBusy] = useState(false)
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true)
    try {
      await work()
      return true
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      toast.failed(error.message || t('failed'))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, run }
}

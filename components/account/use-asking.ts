'use client'

import { useState } from 'react'
import { RequestRefused } from '@/components/room/request'

/** Asks the server for one thing at a time. `ask` answers null when it worked, else the refusal for the page to show. */
export function useAsking(): {
  isBusy: boolean
  ask: (work: () => Promise<unknown>) => Promise<RequestRefused | null>
} {
  const [isBusy, setBusy] = useState(false)
  async function ask(work: () => Promise<unknown>): Promise<RequestRefused | null> {
    setBusy(true)
    try {
      await work()
      return null
    } catch (error) {
      if (error instanceof RequestRefused) return error
      throw error
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, ask }
}

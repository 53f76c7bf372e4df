'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { toast } from '@/components/ui/toast'
import type { RepairNotice } from '@/lib/board/protocol'

/** The same words at most so often, in ms: a paste of a thousand shapes is one event. */
const quietMs = 10_000

const words = {
  label_too_long: 'labelTooLong',
  too_large: 'tooLarge',
  out_of_bounds: 'outOfBounds',
  board_full: 'boardFull',
  foreign: 'foreign',
  refused: 'refused',
} as const

/** Says when something of one's own could not stand and was put back. What only tidies up stays unsaid. */
export function useRepairToasts(repaired: RepairNotice | null): void {
  const t = useTranslations('repair')
  const saidAt = useRef(new Map<string, number>())

  useEffect(() => {
    const word = repaired && repaired.code in words ? words[repaired.code as keyof typeof words] : null
    if (!word) return
    const now = Date.now()
    if (now - (saidAt.current.get(word) ?? 0) < quietMs) return
    saidAt.current.set(word, now)
    toast.done(t(word))
  }, [repaired, t])
}

'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent } from 'react'
import { toast } from '@/components/ui/toast'

const told = ['accountReady', 'addressConfirmed', 'passwordSaved', 'accountDeleted', 'guestDeleted'] as const
export type Told = (typeof told)[number]

const key = 'drawbridge.told'

/** Has something said on the page this tab goes to next, which is loaded anew. */
export function tellOnArrival(what: Told): void {
  try {
    sessionStorage.setItem(key, what)
  } catch {
    // Storage may be switched off; then the page has to speak for itself.
  }
}

/** Says once what was done on the page before. Stands behind the toasts, which have to be there first. */
export function Arrival() {
  const t = useTranslations('account.told')
  const tell = useEffectEvent(() => {
    const what = takeTold()
    if (what) toast.done(t(what), { forMs: 6000 })
  })
  useEffect(() => tell(), [])
  return null
}

function takeTold(): Told | undefined {
  try {
    const kept = sessionStorage.getItem(key)
    sessionStorage.removeItem(key)
    return told.find((what) => what === kept)
  } catch {
    return undefined
  }
}

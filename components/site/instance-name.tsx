'use client'

import { useAccount } from '@/components/account/account'

/** What the operator calls this instance, beside our own name; nothing where it has none, nor on a phone, where the bar has no place for it. */
export function InstanceName() {
  const { instanceName } = useAccount()
  if (instanceName === null) return null
  return (
    <p className="min-w-0 truncate border-l border-line pl-3 text-label text-text2 max-sm:hidden">
      <bdi>{instanceName}</bdi>
    </p>
  )
}

'use client'

import { useAccount } from '@/components/account/account'

/** What the operator calls this instance, beside the name of the product; nothing where it has no name, or no place on a phone. */
export function InstanceName() {
  const { instanceName } = useAccount()
  return instanceName === null ? null : (
    <bdi className="max-w-60 truncate font-normal text-text2 max-sm:hidden">{instanceName}</bdi>
  )
}

'use client'

import { usePathname } from 'next/navigation'
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react'
import { beginKeeping } from '@/components/browser-storage'
import type { Hosting, SignUpMode } from '@/lib/account/instance'
import type { AccountView } from '@/lib/account/account-view'
import type { Claim } from '@/lib/account/ways-in'

interface Known {
  /** Who is signed in, a guest too; null for strangers. */
  account: AccountView | null
  /** What the operator calls this instance; null for nothing. */
  instanceName: string | null
  /** Whether they may start rooms here. */
  hosting: Hosting
  /** Who may make an account; to a browser that holds an invitation it is open. */
  signUp: SignUpMode
  /** The guest of this browser whose rooms could be added to the account (J8). */
  claim: Claim | null
}

const AccountContext = createContext<Known>({
  account: null,
  instanceName: null,
  hosting: 'may',
  signUp: 'open',
  claim: null,
})

/** Tells every page below who is signed in, as the server knew when it made the page. */
export function AccountProvider({
  account,
  instanceName,
  hosting,
  signUp,
  claim,
  children,
}: Known & { children: ReactNode }) {
  const value = useMemo(
    () => ({ account, instanceName, hosting, signUp, claim }),
    [account, instanceName, hosting, signUp, claim],
  )
  // A guest may come in from page to page, without a load. The page before has gone by then, and kept nothing any more.
  const pathname = usePathname()
  useEffect(beginKeeping, [pathname])
  return <AccountContext value={value}>{children}</AccountContext>
}

/** Who is signed in, and where. Beside a page that failed nobody is. */
export function useAccount(): Known {
  return useContext(AccountContext)
}

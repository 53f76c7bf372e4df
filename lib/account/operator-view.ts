/** What the pages of whoever runs the instance show. Times are ms since 1970. */

import type { WaysIn } from '@/lib/account/ways-in'

/** Somebody with an account, as operators see them. */
export interface AccountRow {
  id: string
  name: string
  email: string
  isVerified: boolean
  isAdmin: boolean
  isDisabled: boolean
  /** How many rooms they lead. */
  rooms: number
  createdAt: number
  /** When one of their devices was last here; null for nobody who ever signed in. */
  lastSeenAt: number | null
}

/** So many accounts stand on one page. */
export const accountsPerPage = 25

/** One page of the accounts that a search found. */
export interface AccountPage {
  accounts: AccountRow[]
  /** Of all pages. */
  total: number
  /** Counted from 1. */
  page: number
}

/** What has become of an invitation to sign up. */
export type SignUpInviteState = 'open' | 'used' | 'expired' | 'revoked'

/** An invitation to sign up. */
export interface SignUpInviteView {
  id: string
  /** Whom it is for; null for whoever has the link. */
  email: string | null
  state: SignUpInviteState
  createdAt: number
  expiresAt: number
  /** Its link; null where it works no more. */
  url: string | null
}

/** What is switched on, and how much there is. */
export interface InstanceState {
  version: string
  publicUrl: string
  ways: WaysIn
  imageStore: 'files' | 's3'
  database: 'own' | 'built_in'
  accounts: number
  guests: number
  rooms: number
  images: number
}

/** What somebody's own settings show. Times are ms since 1970. */
import type { Locale } from '@/lib/i18n/locale'
import type { Theme } from '@/lib/theme'

/** Sites that can vouch for somebody. */
export const linkedProviders = ['github', 'google', 'oidc'] as const
export type LinkedProvider = (typeof linkedProviders)[number]

/** A way in that could be connected, or is. */
export interface LinkedWay {
  provider: LinkedProvider
  /** What the operator calls an issuer; null for sites with a name of their own. */
  name: string | null
  isConnected: boolean
  /** Whether the operator has it switched on. */
  isOffered: boolean
}

export interface SettingsView {
  name: string
  /** null for a guest. */
  email: string | null
  isVerified: boolean
  hasPassword: boolean
  ways: LinkedWay[]
  /** Whether one of them may be disconnected: another way in remains. */
  mayDisconnect: boolean
  /** Whether the operator has a mail server. */
  sendsMail: boolean
  locale: Locale | null
  theme: Theme | null
  /** What would become of their rooms if they left. */
  leaving: LeavingView
}

/** What goes and what stays when somebody deletes what the instance has of them (O6). */
export interface LeavingView {
  /** Titles of rooms they lead that would be deleted. */
  deleted: string[]
  /** Rooms they lead that would pass to another interviewer with an account. */
  passed: { title: string; to: string }[]
  /** In how many rooms of others they have a place. */
  others: number
  /** Nobody else runs the instance: they cannot leave. */
  isLastAdmin: boolean
}

/** A device somebody is signed in on. */
export interface DeviceView {
  id: string
  /** null where the browser did not say. */
  browser: string | null
  system: string | null
  createdAt: number
  lastSeenAt: number | null
  /** The one that asks. */
  isThis: boolean
}

/** What somebody's own settings show. Times are ms since 1970. */
import type { Locale } from '@/lib/i18n/locale'
import type { Theme } from '@/lib/theme'

export interface SettingsView {
  name: string
  /** null for a guest. */
  email: string | null
  isVerified: boolean
  hasPassword: boolean
  /** Whether other sites can vouch for people here. */
  hasProviders: boolean
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

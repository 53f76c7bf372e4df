/** Ways into an account, as a page may know them. */

/** Sites that say who somebody is. */
export const providers = ['github', 'google', 'oidc'] as const
export type Provider = (typeof providers)[number]

export function isProvider(value: unknown): value is Provider {
  return providers.some((provider) => provider === value)
}

/** A provider of this instance; `name` is null for an issuer that has none of its own. */
export interface NamedProvider {
  id: Provider
  name: string | null
}

/** What is set on this instance; a password always works. */
export interface WaysIn {
  /** In the order of their buttons. */
  providers: NamedProvider[]
  /** Whether mail is sent: links to sign in with, forgotten passwords, proven addresses. */
  mail: boolean
}

/** One provider beside an account. */
export interface ConnectedWay extends NamedProvider {
  isConnected: boolean
}

/** A signed-in device, as its owner sees it. */
export interface DeviceView {
  id: string
  /** null where the browser does not say. */
  browser: string | null
  system: string | null
  /** ms since 1970. */
  createdAt: number
  lastSeenAt: number | null
  /** The one that asks. */
  isThis: boolean
}

/** What a mailed link needs before it takes effect. */
export interface MailedLinkLook {
  purpose: 'verify' | 'reset' | 'sign_in'
  email: string
  /** Whether whoever opened it must give a name. */
  needsName: boolean
  /** Whether they must choose a password. */
  needsPassword: boolean
}

/** A guest whose rooms could be added to an account. */
export interface Claim {
  name: string
  rooms: number
}

/** What became of the rooms of such a guest. */
export interface ClaimSettled {
  /** So many rooms are the account's now. */
  moved: number
  /** In so many more the account had a place of its own: the guest's is left there as it was. */
  left: number
}

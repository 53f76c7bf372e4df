import { forgetParticipant } from '@/components/browser-storage'
import { send } from '@/components/room/request'
import { wipeLocalCopies } from '@/components/room/wipe-local-copies'
import type {
  Claim,
  ClaimSettled,
  ConnectedWay,
  DeviceView,
  MailedLinkLook,
  Provider,
} from '@/lib/account/ways-in'
import type { Locale } from '@/lib/i18n/locale'
import type { Theme } from '@/lib/theme'

/** next-auth takes nothing without the token of our own page. */
async function signedForm(body: Record<string, string>): Promise<Record<string, string>> {
  const { csrfToken } = await send<{ csrfToken: string }>('GET', '/api/auth/csrf')
  return { ...body, csrfToken, json: 'true' }
}

export const signInWithPassword = async (email: string, password: string): Promise<unknown> =>
  send('POST', '/api/auth/callback/password', await signedForm({ email, password }))

/** Uses a link up that was mailed. `name` is asked of whoever has no account yet. */
export const signInByLink = async (token: string, name: string | null): Promise<unknown> =>
  send('POST', '/api/auth/callback/link', await signedForm({ token, ...(name !== null && { name }) }))

/** Where a provider asks who somebody is. `connect` is for whoever is signed in already and wants it beside their password. */
export const addressOfProvider = async (
  provider: Provider,
  next: string,
  { connect = false } = {},
): Promise<string> => {
  const form = await signedForm({ next, ...(connect && { connect: 'true' }) })
  return (await send<{ url: string }>('POST', `/api/auth/signin/${provider}`, form)).url
}

export const signOutHere = async (): Promise<unknown> =>
  send('POST', '/api/auth/signout', await signedForm({}))

export const signUp = (body: {
  name: string
  email: string
  password: string
  next: string
}): Promise<{ status: 'mailed' | 'signed_in' }> => send('POST', '/api/account', body)

export const lookAtInvitation = (token: string): Promise<{ email: string | null }> =>
  send('POST', '/api/account/invitation', { token })

export const mailSignInLink = (email: string, next: string): Promise<unknown> =>
  send('POST', '/api/account/sign-in-link', { email, next })

export const mailReset = (email: string, next: string): Promise<unknown> =>
  send('POST', '/api/account/forgot', { email, next })

export const lookAtMailedLink = (token: string): Promise<MailedLinkLook> =>
  send('POST', '/api/account/mailed-link', { token })

export const confirmAddress = (body: { token: string; name?: string; password?: string }): Promise<unknown> =>
  send('POST', '/api/account/confirm', body)

export const resetPassword = (token: string, password: string): Promise<unknown> =>
  send('POST', '/api/account/reset', { token, password })

/** Null for rooms that are somebody else's: what that guest has left in this browser goes (B14), and what the account writes stays. */
export async function settleClaim(isMine: boolean): Promise<ClaimSettled | null> {
  const { settled, gone } = await send<{ settled: ClaimSettled | null; gone: string[] }>(
    'POST',
    '/api/account/claim',
    { isMine },
  )
  for (const participantId of gone) forgetParticipant(participantId)
  if (!isMine) await wipeLocalCopies()
  return settled
}

export const readReturnLink = async (): Promise<string> =>
  (await send<{ url: string }>('GET', '/api/account/return-link')).url

export const renewReturnLink = async (): Promise<string> =>
  (await send<{ url: string }>('POST', '/api/account/return-link', {})).url

/** Who a return link brings back, and who this browser is already. */
export interface ReturnLook extends Claim {
  here: { name: string; is: 'self' | 'guest' | 'account' } | null
}

export const lookAtReturn = (token: string): Promise<ReturnLook> =>
  send('POST', '/api/return/look', { token })

export const comeBack = (token: string, add: boolean): Promise<unknown> =>
  send('POST', '/api/return', { token, add })

export interface Ways {
  hasPassword: boolean
  ways: ConnectedWay[]
}

export const readWaysIn = (): Promise<Ways> => send('GET', '/api/account/ways-in')

export const disconnectWay = (provider: Provider): Promise<Ways> =>
  send('DELETE', `/api/account/ways-in/${provider}`, {})

const account = '/api/account'

/** Where a file with everything there is of this person is downloaded from. */
export const exportPath = `${account}/export`

export const devicesPath = `${account}/devices`

export const changeProfile = (changes: { name?: string; locale?: Locale; theme?: Theme }): Promise<unknown> =>
  send('PATCH', account, changes)

export const listDevices = async (): Promise<DeviceView[]> =>
  (await send<{ devices: DeviceView[] }>('GET', devicesPath)).devices

export const signOutDevice = (deviceId: string): Promise<unknown> =>
  send('DELETE', `${devicesPath}/${deviceId}`, {})

export const signOutOthers = (): Promise<unknown> => send('DELETE', devicesPath, {})

/** `current` is the password there is; left out where there is none. */
export const changePassword = (next: string, current?: string): Promise<unknown> =>
  send('POST', `${account}/password`, { next, current })

export const mailVerification = (): Promise<unknown> => send('POST', `${account}/verify`, {})

/** Whether the new address holds at once, or when the link is opened that was mailed to it. `password` is left out where there is none. */
export const changeAddress = async (email: string, password?: string): Promise<'mailed' | 'changed'> =>
  (await send<{ status: 'mailed' | 'changed' }>('POST', `${account}/email`, { email, password })).status

/** Deletes whoever asks. */
export const leave = (proof: { password: string } | { confirm: string }): Promise<unknown> =>
  send('DELETE', account, proof)

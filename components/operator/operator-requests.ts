import type { InstanceSettings } from '@/lib/account/instance'
import type { SignUpInviteView } from '@/lib/account/operator-view'
import { send } from '@/components/room/request'
import type { Locale } from '@/lib/i18n/locale'

const person = (userId: string) => `/api/operator/people/${userId}`

export const changeInstance = (changes: Partial<InstanceSettings>): Promise<unknown> =>
  send('PATCH', '/api/operator/instance', changes)

export const setAdmin = (userId: string, isAdmin: boolean): Promise<unknown> =>
  send('PATCH', person(userId), { isAdmin })

export const setDisabled = (userId: string, isDisabled: boolean): Promise<unknown> =>
  send('PATCH', person(userId), { isDisabled })

export const signOutEverywhere = (userId: string): Promise<unknown> =>
  send('DELETE', `${person(userId)}/devices`, {})

export const deletePerson = (userId: string): Promise<unknown> => send('DELETE', person(userId), {})

/** A link to a new password; mailed to its account where that is asked for and works. */
export const makeResetLink = (
  userId: string,
  isMailed: boolean,
): Promise<{ url: string; isMailed: boolean }> => send('POST', `${person(userId)}/reset-link`, { isMailed })

/** `locale` is the language of the mail, where it is mailed. */
export const inviteToSignUp = (invited: {
  email: string | null
  isMailed: boolean
  locale: Locale
}): Promise<{ invite: SignUpInviteView; isMailed: boolean }> =>
  send('POST', '/api/operator/invitations', invited)

export const revokeInvitation = (inviteId: string): Promise<unknown> =>
  send('DELETE', `/api/operator/invitations/${inviteId}`, {})

export const sendTestMail = (): Promise<unknown> => send('POST', '/api/operator/test-mail', {})

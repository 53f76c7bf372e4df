import { send } from '@/components/room/request'
import type { Locale } from '@/lib/i18n/locale'
import type { Role } from '@/lib/permissions'
import type { InviteView, LinkLook } from '@/lib/room-view'

export interface Joined {
  roomId: string
  participantId: string
  role: Role
}

export const startRoom = (name: string, problemId?: string): Promise<Joined> =>
  send('POST', '/api/rooms', { name, problemId })

export const lookAtLink = (token: string): Promise<LinkLook> => send('POST', '/api/join/look', { token })

/** `recording` is what they say to a recording, where they are asked (J4); `days` for how long they read that it is kept. */
export const joinRoom = (
  token: string,
  name: string,
  recording?: boolean,
  days?: number | null,
): Promise<Joined> => send('POST', '/api/join', { token, name, recording, days })

export const renameRoom = (roomId: string, title: string): Promise<unknown> =>
  send('PATCH', `/api/rooms/${roomId}`, { title })

export const listInvites = async (roomId: string): Promise<InviteView[]> =>
  (await send<{ invites: InviteView[] }>('GET', `/api/rooms/${roomId}/invites`)).invites

export const changeInvite = async (
  roomId: string,
  inviteId: string,
  action: 'renew' | 'revoke',
): Promise<InviteView[]> =>
  (await send<{ invites: InviteView[] }>('POST', `/api/rooms/${roomId}/invites/${inviteId}`, { action }))
    .invites

export const mailInvite = (
  roomId: string,
  inviteId: string,
  mail: { email: string; locale: Locale; note: string | null },
): Promise<unknown> => send('POST', `/api/rooms/${roomId}/invites/${inviteId}/mail`, mail)

export const changeRole = (roomId: string, participantId: string, role: Role): Promise<unknown> =>
  send('PATCH', `/api/rooms/${roomId}/people/${participantId}`, { role })

export const removePerson = (roomId: string, participantId: string): Promise<unknown> =>
  send('DELETE', `/api/rooms/${roomId}/people/${participantId}`, {})

import { errorCodes, type ErrorCode } from '@/lib/errors'
import type { Role } from '@/lib/permissions'
import type { InviteView, LinkLook } from '@/lib/room-view'

/** A request that was refused, with words for the person; `unreachable` when no answer of ours came at all. */
export class RequestRefused extends Error {
  constructor(
    readonly code: ErrorCode | 'unreachable',
    message: string,
    /** What is wrong with which field, in words. */
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.name = 'RequestRefused'
  }
}

export interface Joined {
  roomId: string
  participantId: string
  role: Role
}

export const startRoom = (name: string, problemId?: string): Promise<Joined> =>
  send('POST', '/api/rooms', { name, problemId })

export const lookAtLink = (token: string): Promise<LinkLook> => send('POST', '/api/join/look', { token })

export const joinRoom = (token: string, name: string): Promise<Joined> =>
  send('POST', '/api/join', { token, name })

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

export const changeRole = (roomId: string, participantId: string, role: Role): Promise<unknown> =>
  send('PATCH', `/api/rooms/${roomId}/people/${participantId}`, { role })

export const removePerson = (roomId: string, participantId: string): Promise<unknown> =>
  send('DELETE', `/api/rooms/${roomId}/people/${participantId}`, {})

async function send<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const init: RequestInit = { method, cache: 'no-store' }
  if (body !== undefined) {
    init.headers = { 'content-type': 'application/json' }
    init.body = JSON.stringify(body)
  }
  let status: number
  let answer: unknown
  try {
    const response = await fetch(path, init)
    status = response.status
    answer = await response.json()
  } catch {
    // No connection, or a proxy in between answered with a page of its own.
    throw new RequestRefused('unreachable', '')
  }
  if (status >= 200 && status < 300) return answer as Answer
  throw refusal(answer)
}

function refusal(answer: unknown): RequestRefused {
  if (!isObject(answer) || !isObject(answer.error)) return new RequestRefused('unreachable', '')
  const { code, message, fields } = answer.error
  if (typeof code !== 'string' || !isErrorCode(code)) return new RequestRefused('unreachable', '')
  const words = isObject(fields)
    ? Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    : []
  return new RequestRefused(code, typeof message === 'string' ? message : '', Object.fromEntries(words))
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

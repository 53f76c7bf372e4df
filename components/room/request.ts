import { forgetPerson } from '@/components/browser-storage'
import { wipeLocalCopies } from '@/components/room/wipe-local-copies'
import { errorCodes, type ErrorCode } from '@/lib/errors'

/** A request that was refused, with words for the person; `unreachable` when no answer of ours came at all. */
export class RequestRefused extends Error {
  constructor(
    readonly code: ErrorCode | 'unreachable',
    message: string,
    /** What is wrong with which field, in words. */
    readonly fields: Readonly<Record<string, string>> = {},
    /** What was sent beside the error for the page to act on, e.g. the state a conflict met. Not checked. */
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
    this.name = 'RequestRefused'
  }
}

/** Asks the server, with a body of JSON or of bytes. Throws RequestRefused, and nothing else. */
export async function send<Answer>(
  method: string,
  path: string,
  body?: unknown,
  options: Pick<RequestInit, 'keepalive' | 'signal'> = {},
): Promise<Answer> {
  const init: RequestInit = { ...options, method, cache: 'no-store' }
  if (body instanceof Blob) init.body = body
  else if (body !== undefined) {
    init.headers = { 'content-type': 'application/json' }
    init.body = JSON.stringify(body)
  }
  let status: number
  let answer: unknown
  try {
    const response = await fetch(path, init)
    status = response.status
    if (response.headers.has('clear-site-data')) await wipe()
    answer = await jsonOf(response)
  } catch {
    // No connection, or a proxy in between answered with a page of its own.
    throw new RequestRefused('unreachable', '')
  }
  if (status >= 200 && status < 300) return answer as Answer
  throw refusal(answer)
}

/** Long answers are kept packed, and come so. */
function jsonOf(response: Response): Promise<unknown> {
  const isPacked = response.headers.get('content-type') === 'application/gzip' && response.body !== null
  if (!isPacked) return response.json()
  return new Response(response.body.pipeThrough(new DecompressionStream('gzip'))).json()
}

/** Somebody has gone from this browser, and the answer says so (B14); browsers heed its header by themselves on https only. */
async function wipe(): Promise<void> {
  // At once: databases may be slow to go, or stay.
  forgetPerson()
  await wipeLocalCopies()
}

/** What an answer that is no success says. */
export function refusal(answer: unknown): RequestRefused {
  if (!isObject(answer)) return new RequestRefused('unreachable', '')
  const { error, ...extra } = answer
  if (!isObject(error)) return new RequestRefused('unreachable', '')
  const { code, message, fields } = error
  if (typeof code !== 'string' || !isErrorCode(code)) return new RequestRefused('unreachable', '')
  const words = isObject(fields)
    ? Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    : []
  return new RequestRefused(
    code,
    typeof message === 'string' ? message : '',
    Object.fromEntries(words),
    extra,
  )
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/**
 * What every route handler shares, so that each reads as one sentence: origin → parse → gate → command
 * → present. Errors become JSON in the language of the request.
 */
import { timingSafeEqual } from 'node:crypto'
import type { z } from 'zod'
import { AppError, type ErrorCode, type FieldProblem } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import { problemOf } from '@/lib/name'
import { requireOrigin } from '@/server/auth/origin'
import { readSession, type Session } from '@/server/auth/session'
import { isDatabaseAway } from '@/server/database-away'
import { errorWords, localeOf } from '@/server/messages'
import { runtime as currentRuntime, type Runtime } from '@/server/runtime'

/** The most a request may send, in bytes. */
const maxBodyBytes = 64 * 1024

/** How long whoever asked too often should wait, in seconds. */
const waits: Partial<Record<ErrorCode, number>> = {
  too_many: 60,
  too_many_sign_ins: 15 * 60,
  too_many_mails: 60 * 60,
  too_many_invitations: 60 * 60,
}

/** A request on its way through a handler. */
export interface Call<Params, Body> {
  runtime: Runtime
  request: Request
  params: Params
  body: Body
  locale: Locale
}

/** What Next calls. */
export type Handler<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>

/** A handler that reads. */
export function reads<Params = unknown>(
  handle: (call: Call<Params, null>) => Promise<Response>,
): Handler<Params> {
  return (request, context) =>
    answer(request, async (runtime) =>
      handle({
        runtime,
        request,
        params: await context.params,
        body: null,
        locale: localeOf(request.headers),
      }),
    )
}

/** A handler that changes something for a browser: only our own pages may ask, with a JSON body that fits. */
export function writes<Body, Params = unknown>(
  schema: z.ZodType<Body>,
  handle: (call: Call<Params, Body>) => Promise<Response>,
): Handler<Params> {
  return changes(schema, requireOrigin, parseJson, handle)
}

/** As `writes`, for a body of up to `maxBytes`: it is read only when `admit` lets the request pass. */
export function writesLarge<Body, Params = unknown>(
  schema: z.ZodType<Body>,
  { maxBytes, admit }: { maxBytes: number; admit: (request: Request, params: Params) => Promise<unknown> },
  handle: (call: Call<Params, Body>) => Promise<Response>,
): Handler<Params> {
  return (request, context) =>
    answer(request, async (runtime) => {
      requireOrigin(request, runtime)
      const params = await context.params
      await admit(request, params)
      const body = readBody(schema, parseJson(await readText(request, maxBytes)))
      return handle({ runtime, request, params, body, locale: localeOf(request.headers) })
    })
}

/**
 * As `writesLarge`, for a body that is bytes and not text, empty if there is none. AppError `tooLarge` for more than
 * `maxBytes`, unavailable for a body that takes longer than `withinMs`. `inTurn`, where given, runs the reading of the body and all that follows, or refuses to.
 */
export function writesBytes<Params = unknown>(
  {
    maxBytes,
    tooLarge,
    withinMs,
    admit,
    inTurn = (_runtime, _request, work) => work(),
  }: {
    maxBytes: number
    tooLarge: ErrorCode
    withinMs?: number
    admit: (request: Request, params: Params, runtime: Runtime) => Promise<unknown>
    inTurn?: (runtime: Runtime, request: Request, work: () => Promise<Response>) => Promise<Response>
  },
  handle: (call: Call<Params, Uint8Array>) => Promise<Response>,
): Handler<Params> {
  return (request, context) =>
    answer(request, async (runtime) => {
      requireOrigin(request, runtime)
      const params = await context.params
      await admit(request, params, runtime)
      return inTurn(runtime, request, async () => {
        const body = await readBytes(request, maxBytes, () => new AppError(tooLarge), withinMs)
        return handle({ runtime, request, params, body, locale: localeOf(request.headers) })
      })
    })
}

/** As `writes`, for requests that may also come from a plain form (next-auth's client sends one). */
export function writesForm<Body, Params = unknown>(
  schema: z.ZodType<Body>,
  handle: (call: Call<Params, Body>) => Promise<Response>,
): Handler<Params> {
  return changes(schema, requireOrigin, parseForm, handle)
}

/** A handler for tools on this machine: they show the key of this start (instance.json) instead of an Origin. */
export function writesByKey<Body, Params = unknown>(
  schema: z.ZodType<Body>,
  handle: (call: Call<Params, Body>) => Promise<Response>,
): Handler<Params> {
  return changes(schema, requireInstanceKey, parseJson, handle)
}

function changes<Body, Params>(
  schema: z.ZodType<Body>,
  guard: (request: Request, runtime: Runtime) => void,
  parse: (text: string, request: Request) => unknown,
  handle: (call: Call<Params, Body>) => Promise<Response>,
): Handler<Params> {
  return (request, context) =>
    answer(request, async (runtime) => {
      guard(request, runtime)
      const body = readBody(schema, parse(await readText(request), request))
      return handle({
        runtime,
        request,
        params: await context.params,
        body,
        locale: localeOf(request.headers),
      })
    })
}

/** The header of an answer after which this browser keeps nothing of boards (B14). Browsers heed it on https only: so do our pages. */
export const emptiesStorage = ['clear-site-data', '"storage"'] as const

interface Answer {
  status?: number
  /** A whole Set-Cookie value or several, null for none. */
  setCookie?: string | string[] | null
  /** Somebody has gone from this browser, and what it keeps of boards goes with them (B14). */
  isGone?: boolean
}

/** A JSON answer that no cache keeps. */
export function json(
  body: unknown,
  { status = 200, setCookie = null, isGone = false }: Answer = {},
): Response {
  const headers = new Headers({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'private, no-store',
  })
  for (const cookie of [setCookie ?? []].flat()) headers.append('set-cookie', cookie)
  if (isGone) headers.set(...emptiesStorage)
  return new Response(JSON.stringify(body), { status, headers })
}

/** As `json`, of a text that is gzip already: it goes out as it is, since Next takes a content encoding off every answer. */
export function gzipJson(bytes: Uint8Array<ArrayBuffer>): Response {
  return new Response(bytes, {
    headers: { 'content-type': 'application/gzip', 'cache-control': 'private, no-store' },
  })
}

/** A picture that was encoded here: pixels and nothing else, should a browser ever take them for something else. */
export function picture({ bytes, mediaType }: { bytes: Uint8Array; mediaType: string }): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': mediaType,
      'content-length': String(bytes.length),
      'content-disposition': 'inline; filename="picture"',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      // No cache outlives a removal from the room.
      'cache-control': 'private, no-store',
    },
  })
}

/** What the address asks for. AppError invalid, at the fields that do not fit. */
export function readQuery<Query>(schema: z.ZodType<Query>, request: Request): Query {
  return readBody(schema, Object.fromEntries(new URL(request.url).searchParams))
}

/** Who sent the request, or null for nobody we know. */
export function sessionOf(request: Request, runtime: Runtime): Promise<Session | null> {
  return readSession({ cookie: request.headers.get('cookie') ?? undefined }, runtime)
}

/** As `sessionOf`, for what only somebody we know may ask. AppError unauthenticated. */
export async function requireSession(request: Request, runtime: Runtime): Promise<Session> {
  const session = await sessionOf(request, runtime)
  if (!session) throw new AppError('unauthenticated')
  return session
}

async function answer(request: Request, work: (runtime: Runtime) => Promise<Response>): Promise<Response> {
  const runtime = currentRuntime()
  try {
    return await work(runtime)
  } catch (error) {
    return refuse(request, runtime, toAppError(request, runtime, error))
  }
}

function refuse(request: Request, runtime: Runtime, error: AppError): Response {
  const locale = localeOf(request.headers)
  const response = json(
    { error: { code: error.code, ...errorWords(error, locale) }, ...error.extra },
    { status: error.status },
  )
  response.headers.set('content-language', locale)
  const waitSeconds = waits[error.code]
  if (waitSeconds !== undefined) response.headers.set('retry-after', String(waitSeconds))
  return response
}

/** What the database says to a command that was overtaken: what it was about has gone, or changed, since the gate let it pass. */
const overtaken: Readonly<Record<string, ErrorCode>> = {
  P2003: 'not_found',
  P2025: 'not_found',
  P2034: 'conflict',
}

/** An error nobody expected is logged by its kind and place only: messages may quote what people typed. */
function toAppError(request: Request, runtime: Runtime, error: unknown): AppError {
  if (error instanceof AppError) return error
  const away = isDatabaseAway(error)
  const code = codeOf(error)
  const late = code === undefined ? undefined : overtaken[code]
  const frames =
    error instanceof Error ? (error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? []) : []
  runtime.log.error(
    {
      method: request.method,
      path: new URL(request.url).pathname,
      error: error instanceof Error ? error.name : typeof error,
      code,
      stack: frames.slice(0, 8).map((line) => line.trim()),
    },
    away ? 'a request met no database' : late ? 'a request came too late' : 'a request failed',
  )
  return new AppError(away ? 'unavailable' : (late ?? 'internal'))
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

function requireInstanceKey(request: Request, runtime: Runtime): void {
  const given = Buffer.from(request.headers.get('authorization') ?? '')
  const right = Buffer.from(`Bearer ${runtime.env.instanceKey}`)
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw new AppError('unauthenticated')
}

function readBody<Body>(schema: z.ZodType<Body>, raw: unknown): Body {
  // reportInput tells a missing field from one of a wrong type (lib/name.ts).
  const parsed = schema.safeParse(raw, { reportInput: true })
  if (parsed.success) return parsed.data
  const fields: Record<string, FieldProblem> = {}
  for (const issue of parsed.error.issues) fields[issue.path.join('.') || 'body'] ??= problemOf(issue)
  throw new AppError('invalid', fields)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('invalid', { body: text.trim() === '' ? 'required' : 'not_allowed' })
  }
}

function parseForm(text: string, request: Request): unknown {
  const isJson = request.headers.get('content-type')?.startsWith('application/json')
  return isJson ? parseJson(text) : Object.fromEntries(new URLSearchParams(text))
}

/** Reads the body as UTF-8, but no further than the limit. */
async function readText(request: Request, maxBytes = maxBodyBytes): Promise<string> {
  const bytes = await readBytes(request, maxBytes, () => new AppError('invalid', { body: 'too_long' }))
  return bytes.toString('utf8')
}

/** Reads the body, but no further than the limit, whatever Content-Length says, and no longer than `withinMs`. */
async function readBytes(
  request: Request,
  maxBytes: number,
  refusal: () => AppError,
  withinMs?: number,
): Promise<Buffer> {
  if (!request.body) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let [size, isLate] = [0, false]
  const reader = request.body.getReader()
  const giveUp = () => {
    isLate = true
    // It fails where the sender has gone: that is what was wanted.
    reader.cancel().catch(() => undefined)
  }
  const timer = withinMs === undefined ? undefined : setTimeout(giveUp, withinMs)
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength
      if (size > maxBytes) {
        await reader.cancel()
        throw refusal()
      }
      chunks.push(part.value)
    }
  } finally {
    clearTimeout(timer)
  }
  if (isLate) throw new AppError('unavailable')
  return Buffer.concat(chunks)
}

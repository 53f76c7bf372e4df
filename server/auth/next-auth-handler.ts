/**
 * Calls next-auth with a plain Request. Its own app-router entry takes cookies and headers from Next's
 * request scope; through its older entry they are ours to choose, and tests can call the route.
 */
import { parseCookie } from 'cookie'
import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth from 'next-auth'
import { homePath, nextPath } from '@/lib/account/next-path'
import { AppError, type ErrorCode } from '@/lib/errors'
import { authOptions } from '@/server/auth/options'
import { beginAttempt, type SignInAttempt } from '@/server/auth/sign-in-attempt'
import { dropSealedCookie, sealCookie } from '@/server/auth/sealed-cookie'
import { callbackCookieName, sessionCookieName } from '@/server/auth/session'
import { emptiesStorage } from '@/server/route'
import type { Runtime } from '@/server/runtime'

/** What next-auth says in an address, in our words. */
const failures: Record<string, ErrorCode> = {
  OAuthSignin: 'provider_failed',
  OAuthCallback: 'provider_failed',
  Callback: 'provider_failed',
  CredentialsSignin: 'sign_in_failed',
  AccessDenied: 'sign_in_failed',
}

/**
 * The answer of next-auth to `/api/auth/<path…>`. `body` is the parsed form or JSON, empty for GET. What it refuses is
 * thrown as an AppError to whoever asked by script, and is said by our own pages to whoever comes back from a provider:
 * next-auth's pages are never shown.
 */
export async function handleNextAuth(
  runtime: Runtime,
  request: Request,
  path: string[],
  body: Record<string, string>,
): Promise<Response> {
  const attempt = await beginAttempt(runtime, request)
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const answer = new Answer()
  await NextAuth(
    {
      method: request.method,
      // What stands in the address of a POST would go on to the provider.
      query: { ...(request.method === 'GET' && query), nextauth: path },
      body,
      cookies: parseCookie(request.headers.get('cookie') ?? ''),
      headers: { host: new URL(runtime.publicUrl).host },
    } as unknown as NextApiRequest,
    answer as unknown as NextApiResponse,
    authOptions(runtime, attempt),
  )
  const { refusal } = attempt
  const failure = refusal?.code ?? answer.failure
  if (failure !== null && request.method === 'POST') throw refusal ?? new AppError(failure)
  if (failure !== null)
    answer.leadTo(
      pageOfRefusal(runtime, attempt, failure, {
        isTheirWish: query.error === 'access_denied',
        next: nextOf(request, runtime),
      }),
    )
  if (path[0] === 'signin') attempt.cookies.push(await connectNote(runtime, attempt, body.connect === 'true'))
  else if (attempt.connectTo !== null) attempt.cookies.push(dropSealedCookie(runtime, 'connect'))
  const response = answer.toResponse()
  for (const cookie of attempt.cookies) response.headers.append('set-cookie', cookie)
  // B14: what this browser keeps of boards goes with whoever signs out of it, or gives way to somebody else.
  if (attempt.hasReplaced || (path[0] === 'signout' && endsSession(response, runtime))) {
    response.headers.set(...emptiesStorage)
  }
  return response
}

/** Whether a provider is asked in order to sign in, or to be connected with the account that is signed in. */
function connectNote(
  runtime: Runtime,
  { session }: SignInAttempt,
  isWanted: boolean,
): Promise<string> | string {
  if (!isWanted || !session) return dropSealedCookie(runtime, 'connect')
  return sealCookie(runtime, 'connect', { userId: session.userId })
}

/** Where whoever comes back from a provider in vain goes: to the settings they came from, or to the sign-in. */
function pageOfRefusal(
  runtime: Runtime,
  { connectTo }: SignInAttempt,
  code: ErrorCode,
  { isTheirWish, next }: { isTheirWish: boolean; next: string },
): string {
  const url = new URL(connectTo === null ? '/sign-in' : '/settings', runtime.publicUrl)
  if (connectTo === null && next !== homePath) url.searchParams.set('next', next)
  if (!isTheirWish) url.searchParams.set('error', code)
  return url.href
}

/** Where whoever was sent to a provider wanted to go: next-auth keeps it as a whole address. */
function nextOf(request: Request, runtime: Runtime): string {
  const { publicUrl, env } = runtime
  const kept = parseCookie(request.headers.get('cookie') ?? '')[callbackCookieName(publicUrl, env.authSecret)]
  return kept?.startsWith(`${publicUrl}/`) ? nextPath(kept.slice(publicUrl.length)) : homePath
}

function endsSession(response: Response, runtime: Runtime): boolean {
  const name = sessionCookieName(runtime.publicUrl, runtime.env.authSecret)
  return response.headers.getSetCookie().some((cookie) => cookie.startsWith(`${name}=;`))
}

function isRedirect(body: unknown): body is { url: string } {
  return typeof body === 'object' && body !== null && 'url' in body && typeof body.url === 'string'
}

/** The few methods of a Node response that next-auth calls. */
class Answer {
  #status = 200
  #body: string | null = null
  #redirectInBody: string | null = null
  readonly #headers = new Map<string, string | string[]>()

  status(status: number): this {
    this.#status = status
    return this
  }

  getHeader(name: string): string | string[] | undefined {
    return this.#headers.get(name.toLowerCase())
  }

  setHeader(name: string, value: string | string[]): this {
    this.#headers.set(name.toLowerCase(), value)
    return this
  }

  send(body: unknown): void {
    this.#body = typeof body === 'string' ? body : JSON.stringify(body ?? {})
  }

  json(body: unknown): void {
    if (isRedirect(body)) this.#redirectInBody = body.url
    this.setHeader('content-type', 'application/json').send(body)
  }

  end(): void {
    this.#body ??= null
  }

  /** Why next-auth would show a page of its own, or null where it would not. */
  get failure(): ErrorCode | null {
    const target = this.#headers.get('location') ?? this.#redirectInBody
    if (typeof target !== 'string') return null
    const { pathname, searchParams } = new URL(target, 'http://here.invalid')
    if (!/^\/api\/auth\/(?:error|signin|signout)$/.test(pathname)) return null
    if (searchParams.has('csrf')) return 'bad_origin'
    return failures[searchParams.get('error') ?? ''] ?? 'provider_failed'
  }

  leadTo(url: string): void {
    this.status(302).setHeader('location', url)
  }

  toResponse(): Response {
    const headers = new Headers()
    for (const [name, value] of this.#headers) for (const one of [value].flat()) headers.append(name, one)
    headers.set('cache-control', 'private, no-store')
    return new Response(this.#body, { status: this.#status, headers })
  }
}

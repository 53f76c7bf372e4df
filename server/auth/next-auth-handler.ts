/**
 * Calls next-auth with a plain Request. Its own app-router entry takes cookies and headers from Next's
 * request scope; through its older entry they are ours to choose, and tests can call the route.
 */
import { parseCookie } from 'cookie'
import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth from 'next-auth'
import { authOptions } from '@/server/auth/options'
import { sessionCookieName } from '@/server/auth/session'
import type { Runtime } from '@/server/runtime'

/** The answer of next-auth to `/api/auth/<path…>`. `body` is the parsed form or JSON, empty for GET. */
export async function handleNextAuth(
  runtime: Runtime,
  request: Request,
  path: string[],
  body: Record<string, string>,
): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const answer = new Answer()
  await NextAuth(
    {
      method: request.method,
      query: { ...query, nextauth: path },
      body,
      cookies: parseCookie(request.headers.get('cookie') ?? ''),
      headers: { host: new URL(runtime.publicUrl).host },
    } as unknown as NextApiRequest,
    answer as unknown as NextApiResponse,
    authOptions(runtime),
  )
  const response = answer.toResponse()
  // B14: what this browser keeps of boards goes with whoever signs out of it.
  if (path[0] === 'signout' && endsSession(response, runtime)) {
    response.headers.set('clear-site-data', '"storage"')
  }
  return response
}

function endsSession(response: Response, runtime: Runtime): boolean {
  const name = sessionCookieName(runtime.publicUrl, runtime.env.authSecret)
  return response.headers.getSetCookie().some((cookie) => cookie.startsWith(`${name}=;`))
}

/** The few methods of a Node response that next-auth calls. */
class Answer {
  #status = 200
  #body: string | null = null
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
    this.setHeader('content-type', 'application/json').send(body)
  }

  end(): void {
    this.#body ??= null
  }

  toResponse(): Response {
    const headers = new Headers()
    for (const [name, value] of this.#headers) for (const one of [value].flat()) headers.append(name, one)
    headers.set('cache-control', 'private, no-store')
    return new Response(this.#body, { status: this.#status, headers })
  }
}

/** A person at a browser, for the tests of ways in: signs up and in, and opens mail. */
import * as account from '@/app/api/account/route'
import * as confirm from '@/app/api/account/confirm/route'
import * as auth from '@/app/api/auth/[...nextauth]/route'
import * as rooms from '@/app/api/rooms/route'
import { readSession, type Session } from '@/server/auth/session'
import { TestBrowser, type TestRuntime } from '@/server/test-runtime'

export const goodPassword = 'a horse drew a queue'

let people = 0

/** An address that nobody has. */
export function newAddress(): string {
  return `person${++people}@example.com`
}

export class Person extends TestBrowser {
  constructor(private readonly at: TestRuntime) {
    super(at)
  }

  session(): Promise<Session | null> {
    return readSession({ cookie: this.cookieHeader }, this.at)
  }

  async userId(): Promise<string> {
    return (await this.session())?.userId ?? ''
  }

  /** Starts a room, as a guest or as who they are. */
  async startRoom(name = 'Jun'): Promise<{ roomId: string; participantId: string }> {
    const response = await this.send(rooms.POST, { body: { name } })
    return (await response.json()) as { roomId: string; participantId: string }
  }

  signUp(email: string, { name = 'Mina', password = goodPassword, invite = '' } = {}): Promise<Response> {
    return this.send(account.POST, { body: { name, email, password, ...(invite && { invite }) } })
  }

  /** Signs up and opens the mail in this browser. */
  async become(email: string, name?: string): Promise<void> {
    await this.signUp(email, { name: name ?? 'Mina' })
    await this.send(confirm.POST, { body: { token: this.mailedToken(email) } })
  }

  /** The secret in the newest mail to this address. */
  mailedToken(email: string): string {
    const mail = this.at.outbox.findLast(({ to }) => to === email)
    return /#([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
  }

  /** What next-auth's client does: asks for a token, then posts it. */
  async post(path: string[], body: Record<string, string>): Promise<Response> {
    const csrf = await this.send(auth.GET, {
      method: 'GET',
      path: '/api/auth/csrf',
      params: { nextauth: ['csrf'] },
    })
    const { csrfToken } = (await csrf.json()) as { csrfToken: string }
    return this.send(auth.POST, {
      path: `/api/auth/${path.join('/')}`,
      params: { nextauth: path },
      body: { csrfToken, json: 'true', ...body },
    })
  }

  signIn(email: string, password = goodPassword): Promise<Response> {
    return this.post(['callback', 'password'], { email, password })
  }
}

/** The code of a refusal; `none` of an answer that is none. */
export async function codeOf(response: Response): Promise<string> {
  if (response.ok) return 'none'
  return ((await response.json()) as { error: { code: string } }).error.code
}

/** What a refusal says of which field. */
export async function fieldsOf(response: Response): Promise<string[]> {
  const { error } = (await response.json()) as { error: { fields?: Record<string, string> } }
  return Object.keys(error.fields ?? {})
}

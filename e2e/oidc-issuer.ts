import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** What the issuer knows of somebody. Whoever signs in there under a name is this person. */
export interface IssuerAccount {
  email?: string
  email_verified?: boolean
  name?: string
}

/** A real OpenID Connect issuer in this process. */
export class OidcIssuer {
  /** By the name that is typed at the issuer. */
  readonly accounts = new Map<string, IssuerAccount>()
  #server: Server | null = null

  private constructor(
    readonly port: number,
    private readonly client: { id: string; secret: string; redirectUri: string },
  ) {}

  /** For an instance at `publicUrl`. */
  static async start(publicUrl: string, port: number): Promise<OidcIssuer> {
    const redirectUri = `${publicUrl}/api/auth/callback/oidc`
    const issuer = new OidcIssuer(port, { id: 'drawbridge', secret: 'not much of a secret', redirectUri })
    await issuer.start()
    return issuer
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** What a server is told to use it. */
  get env(): Record<string, string> {
    return {
      OIDC_ISSUER: this.url,
      OIDC_CLIENT_ID: this.client.id,
      OIDC_CLIENT_SECRET: this.client.secret,
      OIDC_NAME: 'Team login',
    }
  }

  /** Starts it, also again after `stop`. */
  async start(): Promise<void> {
    const { id, secret, redirectUri } = this.client
    const provider = new Provider(this.url, {
      clients: [{ client_id: id, client_secret: secret, redirect_uris: [redirectUri] }],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      cookies: { keys: ['a key of this test'] },
      findAccount: (_context, sub) => ({
        accountId: sub,
        claims: () => ({ sub, ...this.accounts.get(sub) }),
      }),
    })
    this.#server = createServer((request, response) => void provider.callback()(request, response))
    this.#server.listen(this.port, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  async stop(): Promise<void> {
    const server = this.#server
    this.#server = null
    if (!server) return
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }

  /** Whether it listens there. */
  get address(): AddressInfo | null {
    return this.#server?.address() as AddressInfo | null
  }
}

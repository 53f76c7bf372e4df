import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { Provider } from 'oidc-provider'

/** What the issuer knows of somebody. Whoever signs in there under a name is this person. */
export interface IssuerAccount {
  email?: string
  email_verified?: boolean
  name?: string
}

const client = { id: 'drawbridge', secret: 'not much of a secret' }

/** A real OpenID Connect issuer in this process. */
export class OidcIssuer {
  /** By the name that is typed at the issuer. */
  readonly accounts = new Map<string, IssuerAccount>()
  #server: Server | null = null

  /** It listens on this port once it is started. */
  constructor(private readonly port: number) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** What a server is told to use it. */
  get env(): Record<string, string> {
    const { id, secret } = client
    return { OIDC_ISSUER: this.url, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret, OIDC_NAME: 'Team login' }
  }

  /** Starts it for the instance at `publicUrl`, also again after `stop`. */
  async start(publicUrl: string): Promise<void> {
    const provider = new Provider(this.url, {
      clients: [
        {
          client_id: client.id,
          client_secret: client.secret,
          redirect_uris: [`${publicUrl}/api/auth/callback/oidc`],
        },
      ],
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
}

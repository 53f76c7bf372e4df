/** The sites people can sign in with, by the settings of this instance, and what they say about somebody. */
import type { NextAuthOptions } from 'next-auth'
import type { OAuthConfig, OAuthUserConfig, UserinfoEndpointHandler } from 'next-auth/providers/oauth'
import GitHub from 'next-auth/providers/github'
import Google from 'next-auth/providers/google'
import { z } from 'zod'
import { cleanEmail } from '@/lib/account/email'
import { isProvider, type WaysIn } from '@/lib/account/ways-in'
import type { ProviderIdentity } from '@/server/commands/sign-in'
import type { Env } from '@/server/env'
import type { Runtime } from '@/server/runtime'

/** A provider that does not answer by then, in ms, is down: somebody is waiting. */
const patienceMs = 8_000

type ProviderSettings = Pick<Env, 'github' | 'google' | 'oidc'>

/** What a provider says about somebody; whatever else it says is dropped. */
const profileShape = z.object({
  sub: z.string().optional(),
  id: z.union([z.string(), z.number()]).optional(),
  name: z.string().nullish().catch(null),
  login: z.string().nullish().catch(null),
  email: z.string().nullish().catch(null),
  email_verified: z.union([z.boolean(), z.literal('true'), z.literal('false')]).optional(),
})

/** The ways in that are set here, for pages. */
export function waysIn(runtime: Pick<Runtime, 'env' | 'mail'>): WaysIn {
  const { github, google, oidc } = runtime.env
  const providers: WaysIn['providers'] = []
  if (github) providers.push({ id: 'github', name: 'GitHub' })
  if (google) providers.push({ id: 'google', name: 'Google' })
  if (oidc) providers.push({ id: 'oidc', name: oidc.name })
  return { providers, mail: runtime.mail !== null }
}

/** next-auth's providers of these settings. */
export function authProviders({ github, google, oidc }: ProviderSettings): NextAuthOptions['providers'] {
  return [
    ...(github ? [{ ...GitHub(shared(github)), userinfo: githubUserinfo }] : []),
    ...(google ? [Google(shared(google))] : []),
    ...(oidc ? [issuer(oidc)] : []),
  ]
}

function shared<Profile>({ clientId, clientSecret }: { clientId: string; clientSecret: string }) {
  const settings: OAuthUserConfig<Profile> = {
    clientId,
    clientSecret,
    httpOptions: { timeout: patienceMs },
    checks: ['pkce', 'state'],
    // next-auth wants to see an id; who somebody is, `identityOf` reads.
    profile: (profile) => ({ id: idOf(profile) ?? '' }),
  }
  return settings
}

/** Any OpenID Connect issuer. Some put name and address into the id token, some only behind the userinfo endpoint. */
function issuer({ issuer: address, name, ...client }: NonNullable<Env['oidc']>): OAuthConfig<object> {
  return {
    ...shared<object>(client),
    id: 'oidc',
    // Its own pages are closed: nobody reads it there.
    name: name ?? address,
    type: 'oauth',
    wellKnown: `${address}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    profile: (profile) => ({ id: idOf(profile) ?? '' }),
    userinfo: {
      async request({ client: peer, tokens }) {
        // The types hide the methods that openid-client gives it.
        const set = tokens as unknown as Exclude<Parameters<typeof peer.userinfo>[0], string>
        const claims = set.claims()
        if (!peer.issuer.metadata.userinfo_endpoint || !tokens.access_token) return claims
        // openid-client checks that it is about the same person.
        return { ...claims, ...(await peer.userinfo(set)) }
      },
    },
  }
}

const githubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }))

/** GitHub's public profile may show any address of the person: the primary one and whether it is proven are asked for. */
const githubUserinfo: UserinfoEndpointHandler = {
  url: 'https://api.github.com/user',
  async request({ client, tokens }) {
    const token = tokens.access_token ?? ''
    const profile = await client.userinfo(token)
    const response = await fetch('https://api.github.com/user/emails', {
      headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' },
      signal: AbortSignal.timeout(patienceMs),
    })
    return { ...profile, ...primaryEmail(response.ok ? await response.json() : null) }
  },
}

/** The primary address in GitHub's list, if it is proven. */
export function primaryEmail(list: unknown): { email: string | undefined; email_verified: boolean } {
  const primary = githubEmails.safeParse(list).data?.find((entry) => entry.primary && entry.verified)
  return { email: primary?.email, email_verified: primary !== undefined }
}

function idOf(profile: unknown): string | null {
  const { data } = profileShape.safeParse(profile)
  const id = data?.sub ?? data?.id
  return id === undefined || id === '' ? null : String(id)
}

/** Who somebody is, by what their provider says; null when it does not even say that. */
export function identityOf(provider: string, profile: unknown): ProviderIdentity | null {
  const { data } = profileShape.safeParse(profile)
  const providerAccountId = idOf(profile)
  if (!data || providerAccountId === null || !isProvider(provider)) return null
  const email = data.email ? cleanEmail(data.email) : null
  const isVerified = email !== null && String(data.email_verified) === 'true'
  return { provider, providerAccountId, email, isVerified, name: data.name ?? data.login ?? null }
}

/**
 * Short notes that a browser keeps for us: encrypted and signed by next-auth's own `encode`, so that nobody reads or
 * forges them, and salted by their name, so that one never passes for another or for a session.
 */
import { parseCookie, stringifySetCookie } from 'cookie'
import { decode, encode } from 'next-auth/jwt'
import type { z } from 'zod'
import { authCookiePrefix, sessionCookieOptions } from '@/server/auth/session'
import type { Runtime } from '@/server/runtime'

/** What is kept, and for how long, in seconds. */
const notes = {
  /** A sign-up that waits for its mail. */
  'sign-up': 24 * 60 * 60,
  /** The invitation a sign-up goes by. */
  invitation: 60 * 60,
  /** A guest who became somebody else in this browser. */
  claim: 60 * 60,
  /** Whose account the provider that is asked now is to be connected with. */
  connect: 15 * 60,
} as const
export type SealedNote = keyof typeof notes

type SealingRuntime = Pick<Runtime, 'env' | 'publicUrl'>

/** The Set-Cookie value that keeps a note. */
export async function sealCookie(
  runtime: SealingRuntime,
  note: SealedNote,
  content: Record<string, unknown>,
): Promise<string> {
  const maxAge = notes[note]
  const secret = runtime.env.authSecret
  const value = await encode({ token: content, secret, maxAge, salt: note })
  return cookieOf(runtime, note, value, maxAge)
}

/** The Set-Cookie value that removes a note. */
export function dropSealedCookie(runtime: SealingRuntime, note: SealedNote): string {
  return cookieOf(runtime, note, '', 0)
}

/** What a request's note says, or null: none, forged, too old, or not of this shape. */
export async function readSealedCookie<Content>(
  headers: { get(name: string): string | null },
  runtime: SealingRuntime,
  note: SealedNote,
  shape: z.ZodType<Content>,
): Promise<Content | null> {
  const value = parseCookie(headers.get('cookie') ?? '')[nameOf(runtime, note)]
  if (!value) return null
  try {
    const token = await decode({ token: value, secret: runtime.env.authSecret, salt: note })
    return shape.safeParse(token).data ?? null
  } catch {
    return null
  }
}

function nameOf({ publicUrl, env }: SealingRuntime, note: SealedNote): string {
  return `${authCookiePrefix(publicUrl, env.authSecret)}.${note}`
}

function cookieOf(runtime: SealingRuntime, note: SealedNote, value: string, maxAge: number): string {
  return stringifySetCookie({
    name: nameOf(runtime, note),
    value,
    maxAge,
    ...sessionCookieOptions(runtime.publicUrl),
  })
}

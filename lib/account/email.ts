/** Addresses of e-mail: which are taken, and how one is kept. */
import { z } from 'zod'

/** As long as an address can be (RFC 5321). */
export const emailMax = 254

/** So long may be what stands before the @ (RFC 5321). */
const localMax = 64

// No quotes, no comments, nothing outside ASCII: an address that looks like another one is another person's (a full-width @, a Cyrillic а).
const shape =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/

/** An address as it is kept and compared, lower case, or null when it is none that mail can be sent to. */
export function cleanEmail(raw: string): string | null {
  const email = raw.trim().toLowerCase()
  if (email.length > emailMax || email.indexOf('@') > localMax) return null
  return shape.test(email) ? email : null
}

/** Parses an address. Issues carry `params.problem` (lib/name.ts). */
export const emailInput = z.string().transform((raw, context) => {
  const email = cleanEmail(raw)
  if (email === null) {
    const problem = raw.trim() === '' ? 'required' : raw.length > emailMax ? 'too_long' : 'no_address'
    context.addIssue({ code: 'custom', params: { problem } })
  }
  return email ?? ''
})

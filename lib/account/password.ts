/** Passwords: which are taken. How one is kept is in server/auth/password.ts. */
import { z } from 'zod'
import type { FieldProblem } from '@/lib/errors'
import { countCharacters } from '@/lib/name'

/** Characters (code points) a password must and may have. */
const passwordMin = 10
export const passwordMax = 200

/** As it is hashed and compared: the same letters, however a keyboard puts them together (Hangul, accents). */
export function cleanPassword(raw: string): string {
  return raw.normalize('NFC')
}

/**
 * What is wrong with a new password, or null: its length, or that it is one of the first that anybody would try,
 * its owner's name or address and one character over and over.
 */
export function passwordProblem(
  raw: string,
  owner: { email?: string; name?: string } = {},
): FieldProblem | null {
  const password = cleanPassword(raw)
  const count = countCharacters(password)
  if (count === 0) return 'required'
  if (count < passwordMin) return 'too_short'
  if (count > passwordMax) return 'too_long'
  const email = owner.email?.trim() ?? ''
  const firstTries = [email, email.split('@')[0] ?? '', owner.name?.trim() ?? '']
  const isTried = firstTries.some((guess) => guess !== '' && plain(guess) === plain(password))
  return isTried || /^(.{1,3})\1+$/su.test(password) || isCounting(password) ? 'too_easy' : null
}

/** Parses a new password. Issues carry `params.problem` (lib/name.ts). Whether it is its owner's name only `passwordProblem` knows. */
export const passwordInput = z
  .string()
  // What is far too long is not even normalized.
  .max(passwordMax * 8)
  .transform((raw, context) => {
    const problem = passwordProblem(raw)
    if (problem) context.addIssue({ code: 'custom', params: { problem } })
    return cleanPassword(raw)
  })

function plain(text: string): string {
  return text.normalize('NFC').toLowerCase()
}

function isCounting(password: string): boolean {
  return '012345678901234567890'.includes(password) || '9876543210987654321'.includes(password)
}

import { randomBytes } from 'node:crypto'

/** A new id: 128 random bits in base64url (22 characters). */
export function newId(): string {
  return randomBytes(16).toString('base64url')
}

/** Whether text from outside may be an id at all. What is not never reaches the database (NUL would be an error there). */
export function isId(text: string): boolean {
  return /^[\w-]{1,64}$/.test(text)
}

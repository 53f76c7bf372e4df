/** How passwords are kept: argon2id with the parameters OWASP recommends (19 MiB, 2 passes, 1 lane). */
import { hash, verify } from '@node-rs/argon2'
import { cleanPassword, passwordMax } from '@/lib/account/password'

// argon2id is the package's default, and its names for the algorithms are a const enum that no bundler sees.
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** What is compared with where there is no account or no password, so that both take the same time. */
let nobodysHash: Promise<string> | null = null

/** The hash of a password, as PHC text that carries its parameters and salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(cleanPassword(password), options)
}

/** Whether the password is right. Takes as long for `null`, where there is none to be right. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody has this password')
  const clean = cleanPassword(password.slice(0, passwordMax * 8))
  const isRight = await verify(passwordHash ?? (await nobodysHash), clean)
  return passwordHash !== null && isRight
}

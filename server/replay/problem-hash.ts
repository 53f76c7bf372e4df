import { createHash } from 'node:crypto'
import { canonicalJson } from '@/lib/board/json'
import type { Problem } from '@/lib/problem/problem'

/** The SHA-256, in hex, of what a problem says now: which version of it a session was about. */
export function problemHash(problem: Problem): string {
  return createHash('sha256').update(canonicalJson(problem)).digest('hex')
}

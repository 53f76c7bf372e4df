import { createHash } from 'node:crypto'
import { canonicalJson } from '@/lib/board/json'
import { findProblem } from '@/lib/problem/catalog/problems'

/** The SHA-256, in hex, of what the catalog says of a problem now: which version of it a session was about. Null for one it does not have. */
export function problemHash(problemId: string): string | null {
  const problem = findProblem(problemId)
  return problem && createHash('sha256').update(canonicalJson(problem)).digest('hex')
}

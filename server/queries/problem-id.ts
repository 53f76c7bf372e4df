import { findProblem } from '@/lib/problem/catalog/problems'

/**
 * Whether text from outside may be the id of a problem: a built-in one's, a random one of somebody's own (128 bits in
 * base64url), or of one that came in the file of a session (a SHA-256 in hex). Whether there is such a problem is another
 * question.
 */
export function isProblemId(text: string): boolean {
  return findProblem(text) !== null || /^([\w-]{22}|[0-9a-f]{64})$/.test(text)
}

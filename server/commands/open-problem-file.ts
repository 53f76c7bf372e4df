import { AppError } from '@/lib/errors'
import { boardMaxBytes, draftMaxBytes } from '@/lib/problem/own-problem'
import { readProblemFile } from '@/lib/problem/problem-file'
import { createOwnProblem } from '@/server/commands/create-own-problem'
import type { Runtime } from '@/server/runtime'

/**
 * Opens a file of a problem: what is in it becomes a draft of whoever opens it, whole or not. AppError
 * problem_file_foreign for another file, problem_file_newer for one of a later version, problem_file_too_large, and
 * limit_reached when they keep as many as they may.
 */
export async function openProblemFile(
  runtime: Pick<Runtime, 'db' | 'now'>,
  { userId, bytes }: { userId: string; bytes: Uint8Array },
): Promise<{ id: string }> {
  const { draft, reference } = readProblemFile(new TextDecoder().decode(bytes))
  const isTooLarge =
    Buffer.byteLength(JSON.stringify(draft)) > draftMaxBytes ||
    Buffer.byteLength(JSON.stringify(reference)) > boardMaxBytes
  if (isTooLarge) throw new AppError('problem_file_too_large')
  return createOwnProblem(runtime, { userId, draft, reference })
}

import { safeFileName } from '@/lib/file-name'
import { problemFile } from '@/lib/problem/problem-file'
import { problemFileEnding } from '@/lib/problem/problem-file-name'
import { requireAccount } from '@/server/auth/account'
import { fileHeaders } from '@/server/file-answer'
import { ownProblemToSave, requireOwner } from '@/server/queries/own-problems'
import { reads } from '@/server/route'

/** A problem of one's own as a file, as it is being written. It is saved, never shown. */
export const GET = reads<{ id: string }>(async ({ runtime, request, params: { id: problemId } }) => {
  const { userId } = await requireAccount(request, runtime)
  await requireOwner(runtime, { userId, problemId })
  const problem = await ownProblemToSave(runtime, { userId, problemId })
  // By whole characters: a half of one cannot stand in a header.
  const title = Array.from(problem.draft.title).slice(0, nameMax).join('')
  const name = safeFileName(title, 'problem', problemFileEnding)
  return new Response(problemFile(problem), {
    headers: fileHeaders(name, 'application/json; charset=utf-8'),
  })
})

/** The characters of a title that make the name: a draft's may be far too long. */
const nameMax = 80

import { problemFile } from '@/lib/problem/problem-file'
import { problemFileName } from '@/lib/problem/problem-file-name'
import { requireAccount } from '@/server/auth/account'
import { fileHeaders } from '@/server/file-answer'
import { ownProblemToSave, requireOwner } from '@/server/queries/own-problems'
import { reads } from '@/server/route'

/** A problem of one's own as a file, as it is being written. It is saved, never shown. */
export const GET = reads<{ id: string }>(async ({ runtime, request, params: { id: problemId } }) => {
  const { userId } = await requireAccount(request, runtime)
  await requireOwner(runtime, { userId, problemId })
  const problem = await ownProblemToSave(runtime, { userId, problemId })
  return new Response(problemFile(problem), {
    headers: fileHeaders(problemFileName(problem.draft.title), 'application/json; charset=utf-8'),
  })
})

import { problemFileMaxBytes } from '@/lib/problem/problem-file-name'
import { requireAccount } from '@/server/auth/account'
import { openProblemFile } from '@/server/commands/open-problem-file'
import { limitNewProblems } from '@/server/limits'
import { json, writesBytes } from '@/server/route'

/** So long a file may be on its way, in ms. */
const sendingMs = 60_000

/** Opens a file of a problem (P4): what is in it becomes a draft of whoever sends it. The body is the file. */
export const POST = writesBytes(
  {
    maxBytes: problemFileMaxBytes,
    tooLarge: 'problem_file_too_large',
    withinMs: sendingMs,
    admit: async (request, _params, runtime) => {
      const { userId } = await requireAccount(request, runtime)
      await limitNewProblems(runtime, userId)
    },
  },
  async ({ runtime, request, body }) => {
    const { userId } = await requireAccount(request, runtime)
    return json(await openProblemFile(runtime, { userId, bytes: body }), { status: 201 })
  },
)

import { maxSessionFileBytes } from '@/lib/replay/session-file-name'
import { requireMayHost } from '@/server/auth/hosting'
import { requireUser } from '@/server/auth/require-user'
import { clientKey } from '@/server/client-address'
import { limitNewRooms, limitSessionFiles } from '@/server/limits'
import { takeFileInTurn } from '@/server/replay/files-in-turn'
import { importSession } from '@/server/replay/import-session'
import { json, writesBytes } from '@/server/route'

/** So long a file may be on its way, in ms: it holds a place meanwhile. */
const sendingMs = 3 * 60_000

/** Opens a session file (V7): makes a room of it for whoever sends it. The body is the file; what it is called does not matter. */
export const POST = writesBytes(
  {
    maxBytes: maxSessionFileBytes,
    tooLarge: 'session_file_too_large',
    admit: async (request, _params, runtime) => {
      const userId = await requireUser(request, runtime)
      await requireMayHost(runtime, userId)
      const address = clientKey(request.headers)
      await limitNewRooms(runtime, address)
      await limitSessionFiles(runtime, { userId, address })
    },
    withinMs: sendingMs,
    inTurn: async (runtime, request, work) => {
      const userId = await requireUser(request, runtime)
      return takeFileInTurn(runtime, { userId, address: clientKey(request.headers) }, work)
    },
  },
  async ({ runtime, request, body }) => {
    const userId = await requireUser(request, runtime)
    const { name } = await runtime.db.user.findUniqueOrThrow({ where: { id: userId } })
    const address = clientKey(request.headers)
    return json(await importSession(runtime, { userId, name, bytes: body, address }), { status: 201 })
  },
)

import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { roles } from '@/lib/permissions'
import { requireAllowed, type Viewer } from '@/server/auth/gate'
import { isId } from '@/server/auth/id'
import { changeRole } from '@/server/commands/change-role'
import { removeParticipant } from '@/server/commands/remove-participant'
import { presentPerson } from '@/server/presenters/present-person'
import { json, writes } from '@/server/route'

interface Params {
  id: string
  participantId: string
}

const newRole = z.object({ role: z.enum(roles) })
const nothing = z.object({})

/** Gives somebody in the room another role (R1, R3). */
export const PATCH = writes<z.infer<typeof newRole>, Params>(
  newRole,
  async ({ runtime, request, params, body }) => {
    const { roomId, participantId } = await requireHost(request, params)
    const input = { roomId, participantId, personId: params.participantId, role: body.role }
    return json(presentPerson(await changeRole(runtime, input)))
  },
)

/** Removes somebody from the room (R3). */
export const DELETE = writes<z.infer<typeof nothing>, Params>(
  nothing,
  async ({ runtime, request, params }) => {
    const { roomId, participantId } = await requireHost(request, params)
    await removeParticipant(runtime, { roomId, participantId, personId: params.participantId })
    return json({ removed: params.participantId })
  },
)

async function requireHost(request: Request, params: Params): Promise<Viewer> {
  const viewer = await requireAllowed(request, params.id, 'people.manage')
  if (!isId(params.participantId)) throw new AppError('not_found')
  return viewer
}

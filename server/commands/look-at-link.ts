import { AppError } from '@/lib/errors'
import type { LinkLook } from '@/lib/room-view'
import { findParticipant } from '@/server/auth/gate'
import { openLink } from '@/server/commands/open-link'
import type { Runtime } from '@/server/runtime'

/**
 * What the joining page shows before anyone joins; changes nothing. Whoever is in already in the link's
 * role also sees it when the link has run out (J3). AppError link_* or room_ended when it leads nowhere (J5).
 */
export async function lookAtLink(
  runtime: Pick<Runtime, 'db' | 'env' | 'now'>,
  input: { token: string; userId: string | null },
): Promise<LinkLook> {
  const { room, role, refusal } = await openLink(runtime, input.token)
  const viewer = input.userId ? await findParticipant(runtime, input.userId, room.id) : null
  if (refusal && viewer?.role !== role) throw new AppError(refusal)
  return {
    title: room.title,
    kind: room.kind,
    role,
    joined: viewer && { roomId: room.id, role: viewer.role, name: viewer.name },
  }
}

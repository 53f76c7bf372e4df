import { AppError } from '@/lib/errors'
import type { LinkLook } from '@/lib/room-view'
import { isKeptOut, isOwnLink, openLink } from '@/server/commands/open-link'
import type { Runtime } from '@/server/runtime'

/**
 * What the joining page shows before anyone joins; changes nothing. Whoever is in already by their own link
 * also sees it when the link has run out (J3). AppError link_* or room_ended when it leads nowhere (J5).
 */
export async function lookAtLink(
  runtime: Pick<Runtime, 'db' | 'env' | 'now'>,
  input: { token: string; userId: string | null },
): Promise<LinkLook> {
  const link = await openLink(runtime, input.token)
  const { room, refusal } = link
  const { userId } = input
  const person = userId
    ? await runtime.db.participant.findUnique({ where: { roomId_userId: { roomId: room.id, userId } } })
    : null
  if (isKeptOut(person, link)) throw new AppError('link_revoked')
  const inside = person && !person.removedAt ? person : null
  const own = inside !== null && isOwnLink(inside, link)
  if (refusal && !own) throw new AppError(refusal)
  return {
    title: room.title,
    kind: room.kind,
    role: own ? inside.role : link.role,
    asksRecording: link.asksRecording,
    recordingDays: link.recordingDays,
    joined: inside && { roomId: room.id, role: inside.role, name: inside.name },
  }
}

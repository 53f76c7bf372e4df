import { RequestRefused } from '@/components/room/request'
import { can } from '@/lib/permissions'
import type { RoomView } from '@/lib/room-view'

type Standing = Pick<RoomView, 'phase'> & { viewer: Pick<RoomView['viewer'], 'role'> }

/**
 * Whether the feedback page that was made of `made` is not the viewer's any more, as it stands `now`: the session goes
 * on again, they have another role, or they were shut out, as `error`, the last answer if it was a refusal, says.
 */
export function pageIsPast(made: Standing, now: Standing, error: unknown): boolean {
  const isShutOut =
    error instanceof RequestRefused && ['not_found', 'forbidden', 'unauthenticated'].includes(error.code)
  return isShutOut || now.viewer.role !== made.viewer.role || !can(now.viewer.role, now.phase, 'debrief.read')
}

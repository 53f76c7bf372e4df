import { requireAllowed } from '@/server/auth/gate'
import { readDesk } from '@/server/queries/desk'
import { json, reads } from '@/server/route'

/** An interviewer's own card and notes (C2). */
export const GET = reads<{ id: string }>(async ({ runtime, request, params }) => {
  const viewer = await requireAllowed(request, params.id, 'desk.read')
  return json(await readDesk(runtime, viewer))
})

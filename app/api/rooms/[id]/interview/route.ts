import { z } from 'zod'
import type { Locale } from '@/lib/i18n/locale'
import { interviewSetup } from '@/lib/interview/setup'
import type { SetupView } from '@/lib/setup-view'
import { requireAllowed, type Viewer } from '@/server/auth/gate'
import { becomeInterview } from '@/server/commands/become-interview'
import { changeSetup } from '@/server/commands/change-setup'
import { presentRoom } from '@/server/presenters/present-room'
import { presentSetup } from '@/server/presenters/present-setup'
import { readSetup } from '@/server/queries/interview-setup'
import { problemInput, problemsToSetUp } from '@/server/queries/problems'
import { practisedProblemsOf } from '@/server/queries/practised-problems'
import { readKeepingBounds } from '@/server/queries/recording-keeping'
import { roomForViewer } from '@/server/queries/room-for-viewer'
import { json, reads, writes } from '@/server/route'
import type { Runtime } from '@/server/runtime'

interface Params {
  id: string
}

const turn = z.strictObject({ problemId: problemInput.nullable(), setup: interviewSetup })
const change = interviewSetup.extend({ problemId: problemInput.nullable() }).partial()

/** How the interview is set up and what it could be about, for those who may know its problem. */
export const GET = reads<Params>(async ({ runtime, request, params, locale }) => {
  const viewer = await requireAllowed(request, params.id, 'desk.read')
  return json(await setupView(runtime, viewer, locale))
})

/** "Run an interview here": a pair room becomes an interview where it stands (R5e). */
export const POST = writes<z.infer<typeof turn>, Params>(
  turn,
  async ({ runtime, request, params, body, locale }) => {
    const { roomId, participantId } = await requireAllowed(request, params.id, 'interview.set')
    await becomeInterview(runtime, { roomId, participantId, ...body })
    const viewer = await requireAllowed(request, params.id, 'interview.set')
    return json(presentRoom(await roomForViewer(runtime, viewer), viewer, locale))
  },
)

/** Changes how the interview is set up (R1: its host). */
export const PATCH = writes<z.infer<typeof change>, Params>(
  change,
  async ({ runtime, request, params, body, locale }) => {
    const viewer = await requireAllowed(request, params.id, 'interview.set')
    const { roomId, participantId } = viewer
    await changeSetup(runtime, { roomId, participantId, change: body })
    return json(await setupView(runtime, viewer, locale))
  },
)

async function setupView(
  { db }: Runtime,
  { roomId, userId }: Pick<Viewer, 'roomId' | 'userId'>,
  locale: Locale,
): Promise<SetupView> {
  const [row, bounds, problems, practised] = await Promise.all([
    readSetup(db, roomId),
    readKeepingBounds(db, roomId),
    problemsToSetUp({ db }, { roomId, userId }, locale),
    practisedProblemsOf({ db }, userId),
  ])
  return presentSetup(row, { problems, practised }, bounds)
}

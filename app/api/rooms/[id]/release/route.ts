import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { textInput } from '@/lib/name'
import { maxReleases, reasonMax } from '@/lib/rubric/feedback'
import { requireAllowed } from '@/server/auth/gate'
import { releaseFeedback } from '@/server/commands/release-feedback'
import { limitReleases } from '@/server/limits'
import { readReleaseStanding } from '@/server/queries/release-standing'
import { reportUrl } from '@/server/report-url'
import { json, reads, writes } from '@/server/route'

const input = z.object({
  expected: z.int().min(0).max(2_147_483_647),
  cards: z.string().max(64),
  anyway: z.boolean().default(false),
  reason: textInput(reasonMax).nullable().default(null),
})

/** How it stands with the release, for those who give feedback. */
export const GET = reads<{ id: string }>(async ({ runtime, request, params }) => {
  const { roomId } = await requireAllowed(request, params.id, 'scorecard.submit')
  return json(await readReleaseStanding(runtime, roomId))
})

/** Releases the feedback to the candidate (C4). */
export const POST = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params, body }) => {
    const lead = await requireAllowed(request, params.id, 'feedback.release')
    await limitReleases(runtime, lead.roomId)
    // The next version is one more than the expected one, or there is none.
    if (body.expected >= maxReleases) throw new AppError('releases_used_up')
    const released = await releaseFeedback(runtime, lead, body)
    return json({ ...released, link: reportUrl(runtime, lead.roomId) })
  },
)

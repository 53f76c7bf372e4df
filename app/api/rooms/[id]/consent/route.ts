import { z } from 'zod'
import { recordingDaysInput } from '@/lib/recording-days'
import { requireAllowed } from '@/server/auth/gate'
import { giveConsent } from '@/server/commands/give-consent'
import { json, writes } from '@/server/route'

const input = z.strictObject({
  recording: z.boolean(),
  /** For how long they were told that it is kept. */
  days: recordingDaysInput.optional(),
})

/** A yes or no to the recording, by oneself (J4). */
export const POST = writes<z.infer<typeof input>, { id: string }>(
  input,
  async ({ runtime, request, params, body }) => {
    const { roomId, participantId } = await requireAllowed(request, params.id, 'consent.give')
    await giveConsent(runtime, { roomId, participantId, ...body })
    return json({ consent: body.recording })
  },
)

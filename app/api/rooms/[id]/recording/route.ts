import { z } from 'zod'
import { recordingDaysInput } from '@/lib/recording-days'
import { requireAllowed } from '@/server/auth/gate'
import { requireRecordingViewer } from '@/server/auth/recording-viewer'
import { deleteRecording } from '@/server/commands/delete-recording'
import { keepRecording } from '@/server/commands/keep-recording'
import { packText } from '@/server/replay/part-bytes'
import { readRecording } from '@/server/replay/read-recording'
import { gzipJson, json, reads, writes } from '@/server/route'

interface Params {
  id: string
}

/** What there is to play: of a session that goes on, or is not packed, with all its parts. */
export const GET = reads<Params>(async ({ runtime, request, params }) => {
  const { roomId, userId } = await requireRecordingViewer(request, params.id)
  const view = await readRecording(runtime, { roomId, userId })
  return gzipJson(await packText(JSON.stringify(view)))
})

const keeping = z.strictObject({ days: recordingDaysInput })

/** Decides for how long the recording is kept from now on (R1: the host, after the end). */
export const PUT = writes<z.infer<typeof keeping>, Params>(
  keeping,
  async ({ runtime, request, params, body }) => {
    const { roomId, participantId } = await requireAllowed(request, params.id, 'recording.keep')
    await keepRecording(runtime, { roomId, participantId, days: body.days })
    return json(body)
  },
)

/** Deletes the recording at once, for everyone; the final board stays. */
export const DELETE = writes<object, Params>(z.strictObject({}), async ({ runtime, request, params }) => {
  const { roomId, participantId } = await requireAllowed(request, params.id, 'recording.keep')
  await deleteRecording(runtime, { roomId, participantId })
  return json({ isGone: true })
})

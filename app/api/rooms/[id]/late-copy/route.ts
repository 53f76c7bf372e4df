import { z } from 'zod'
import { requireAllowed } from '@/server/auth/gate'
import { keepLateCopy, maxLateCopyBytes } from '@/server/commands/keep-late-copy'
import { json, writesLarge } from '@/server/route'

/** As text, in base64, and the JSON around it. */
const maxBytes = Math.ceil(maxLateCopyBytes / 3) * 4 + 1024

const input = z.object({ update: z.string().min(1) })

/** Takes what a browser still held when the session ended; it is kept beside the board (R4). */
export const POST = writesLarge<z.infer<typeof input>, { id: string }>(
  input,
  { maxBytes, admit: (request, { id }) => requireAllowed(request, id, 'late.send') },
  async ({ runtime, request, params, body }) => {
    // Judged again: the session may have been reopened while the body was on its way.
    const { roomId, participantId } = await requireAllowed(request, params.id, 'late.send')
    const bytes = new Uint8Array(Buffer.from(body.update, 'base64'))
    await keepLateCopy(runtime, { roomId, participantId, bytes })
    return json({ kept: bytes.length }, { status: 201 })
  },
)

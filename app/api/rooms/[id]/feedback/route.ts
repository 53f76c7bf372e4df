import { z } from 'zod'
import { feedback } from '@/lib/rubric/feedback'
import { requireAllowed } from '@/server/auth/gate'
import { saveFeedback } from '@/server/commands/save-feedback'
import { json, writesLarge } from '@/server/route'

/** Every point may be as long as a note: 100 of 4,000 characters of 4 bytes, and what is around them. */
const maxBytes = 2 * 1024 * 1024

const input = z.object({ feedback, version: z.int().min(0).max(2_147_483_647) })

/** Keeps what one writes in words on one's own card (C3). */
export const PUT = writesLarge<z.infer<typeof input>, { id: string }>(
  input,
  { maxBytes, admit: (request, { id }) => requireAllowed(request, id, 'desk.write') },
  async ({ runtime, request, params, body }) => {
    const author = await requireAllowed(request, params.id, 'desk.write')
    return json(await saveFeedback(runtime, author, body))
  },
)

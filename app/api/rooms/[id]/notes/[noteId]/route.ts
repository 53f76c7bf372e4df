import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { countCharacters } from '@/lib/name'
import { cleanNote, noteMax } from '@/lib/rubric/note-line'
import { stamp } from '@/lib/rubric/scorecard'
import { requireAllowed, type Viewer } from '@/server/auth/gate'
import { isId } from '@/server/auth/id'
import { deleteNote } from '@/server/commands/delete-note'
import { saveNote } from '@/server/commands/save-note'
import { json, writes } from '@/server/route'

interface Params {
  id: string
  noteId: string
}

const version = z.int().min(0).max(2_147_483_647)
const noteInput = stamp.extend({
  text: z
    .string()
    .transform(cleanNote)
    .refine((text) => countCharacters(text) <= noteMax, { params: { problem: 'too_long' } }),
  selection: z.array(z.string().regex(/^[\w:-]{1,128}$/)).max(50),
  version,
})
const deleting = z.object({ version })

/** Keeps a private note (C3). */
export const PUT = writes<z.infer<typeof noteInput>, Params>(
  noteInput,
  async ({ runtime, request, params, body }) => {
    const author = await requireAuthor(request, params)
    return json({ note: await saveNote(runtime, author, { id: params.noteId, ...body }) })
  },
)

/** Takes a private note away. */
export const DELETE = writes<z.infer<typeof deleting>, Params>(
  deleting,
  async ({ runtime, request, params, body }) => {
    const author = await requireAuthor(request, params)
    return json({ note: await deleteNote(runtime, author, { id: params.noteId, ...body }) })
  },
)

async function requireAuthor(request: Request, params: Params): Promise<Viewer> {
  const viewer = await requireAllowed(request, params.id, 'desk.write')
  if (!isId(params.noteId)) throw new AppError('not_found')
  return viewer
}

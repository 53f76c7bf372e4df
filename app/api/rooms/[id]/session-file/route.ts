import { Readable } from 'node:stream'
import { sessionFileName } from '@/lib/replay/session-file-name'
import { requireAllowed } from '@/server/auth/gate'
import { fileHeaders } from '@/server/file-answer'
import { limitLookingBack } from '@/server/limits'
import { exportSession } from '@/server/replay/export-session'
import { lookBackInTurn } from '@/server/room/look-backs'
import { reads } from '@/server/route'

const plainHeaders = {
  'content-type': 'application/octet-stream',
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-store',
}

/** The session as one file (V7), with what of it its reader may have. It is saved, never shown. */
export const GET = reads<{ id: string }>(async ({ runtime, request, params }) => {
  const viewer = await requireAllowed(request, params.id, 'recording.export')
  const { userId, roomId } = viewer
  // Whoever asks for the head alone has nothing made.
  if (request.method === 'HEAD') return new Response(null, { headers: plainHeaders })
  await limitLookingBack(runtime, userId)
  const { file, title } = await lookBackInTurn(runtime, { userId, roomId }, () =>
    exportSession(runtime, viewer),
  )
  return new Response(Readable.toWeb(file.read()) as ReadableStream, {
    headers: {
      ...fileHeaders(sessionFileName(title), plainHeaders['content-type']),
      'content-length': String(file.size),
    },
  })
})

import { Readable } from 'node:stream'
import { requireUser } from '@/server/auth/require-user'
import { exportPerson } from '@/server/queries/personal-export'
import { reads } from '@/server/route'

/** Everything the instance has of whoever asks, as one file (O6). It is made while it is sent. */
export const GET = reads(async ({ runtime, request }) => {
  const pieces = exportPerson(runtime, await requireUser(request, runtime))
  const first = await pieces.next()
  async function* all() {
    if (!first.done) yield Buffer.from(first.value)
    for await (const piece of pieces) yield Buffer.from(piece)
  }
  const day = new Date(runtime.now()).toISOString().slice(0, 10)
  return new Response(Readable.toWeb(Readable.from(all())) as ReadableStream, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="drawbridge-${day}.json"`,
      'cache-control': 'private, no-store',
    },
  })
})

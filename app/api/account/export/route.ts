import { Readable } from 'node:stream'
import { requireUser } from '@/server/auth/require-user'
import { limitLookingBack } from '@/server/limits'
import { exportPerson } from '@/server/queries/personal-export'
import { reads } from '@/server/route'

/** Everything the instance has of whoever asks, as one file (O6). It is made while it is sent. */
export const GET = reads(async ({ runtime, request }) => {
  const userId = await requireUser(request, runtime)
  await limitLookingBack(runtime, userId)
  const pieces = exportPerson(runtime, userId)
  const first = await pieces.next()
  async function* all() {
    if (!first.done) yield Buffer.from(first.value)
    try {
      for await (const piece of pieces) yield Buffer.from(piece)
    } catch (error) {
      // The answer is on its way already: the file breaks off, and whoever reads it sees that its end is missing.
      runtime.log.error({ error: error instanceof Error ? error.name : typeof error }, 'an export broke off')
      throw error
    }
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

import { Readable } from 'node:stream'
import { requireUser } from '@/server/auth/require-user'
import { limitExports } from '@/server/limits'
import { describePlace } from '@/server/log'
import { exportPerson } from '@/server/queries/personal-export'
import { reads } from '@/server/route'

/** Everything the instance has of whoever asks, as one file (O6). It is made while it is sent. */
export const GET = reads(async ({ runtime, request }) => {
  const userId = await requireUser(request, runtime)
  await limitExports(runtime, userId)
  const pieces = exportPerson(runtime, userId)
  const first = await pieces.next()
  async function* all() {
    if (!first.done) yield Buffer.from(first.value)
    try {
      for await (const piece of pieces) yield Buffer.from(piece)
    } catch (error) {
      // Too late for an answer that says so: the file ends without its last line, which says that it is whole.
      runtime.log.error({ error: describePlace(error) }, 'an export broke off')
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

import * as Y from 'yjs'
import type { Locale } from '@/lib/i18n/locale'
import { sampleRoomId } from '@/server/commands/seed-sample-boards'
import type { Runtime } from '@/server/runtime'

/** The finished board of a language as one Yjs update (V1), or null when none was seeded. Public: it holds nobody's work. */
export async function sampleBoardOf(
  runtime: Pick<Runtime, 'db'>,
  locale: Locale,
): Promise<Uint8Array | null> {
  const rows = await runtime.db.boardUpdate.findMany({
    where: { roomId: sampleRoomId(locale) },
    orderBy: { seq: 'asc' },
  })
  return rows.length > 0 ? Y.mergeUpdates(rows.map(({ bytes }) => bytes)) : null
}

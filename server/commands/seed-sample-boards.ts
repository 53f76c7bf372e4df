import * as Y from 'yjs'
import { seedBoard, writeRecord } from '@/lib/board/doc'
import en from '@/lib/i18n/en.json'
import ko from '@/lib/i18n/ko.json'
import { type Locale, locales } from '@/lib/i18n/locale'
import { sampleBoard } from '@/prisma/seed'
import { instanceUser, instanceUserId } from '@/server/commands/create-rooms-for-instance'
import { serverClientId } from '@/server/room/board-seed'
import type { UpdateLog } from '@/server/room/log'
import type { Runtime } from '@/server/runtime'

const messages = { en, ko }
/** The pace at which the sample was "drawn", so that it has a history. */
const strokeMs = 20_000

/** The room that holds the sample board of a language. Nobody is in it and nobody can be: it is read, never joined. */
export function sampleRoomId(locale: Locale): string {
  return `sample-${locale}`
}

/**
 * Writes the finished boards a new instance starts with, through the journal like any drawing. Does
 * nothing where they are already, so it may run at every start, on several servers at once.
 */
export async function seedSampleBoards(runtime: Pick<Runtime, 'db' | 'now'>, log: UpdateLog): Promise<void> {
  for (const locale of locales) {
    const id = sampleRoomId(locale)
    const words = messages[locale].sample
    if (await runtime.db.room.findFirst({ where: { id, writable: false } })) continue
    await runtime.db.user.createMany({ data: [instanceUser], skipDuplicates: true })
    await runtime.db.room.createMany({
      data: [{ id, title: words.title, kind: 'pair', phase: 'ended', hostId: instanceUserId }],
      skipDuplicates: true,
    })
    const updates = drawn(locale)
    const start = runtime.now() - updates.length * strokeMs
    const rows = updates.map((bytes, i) => ({ participantId: null, at: start + i * strokeMs, bytes }))
    // Two servers at once write the same structs twice, which Yjs counts once.
    await log.append([{ roomId: id, rows, claims: [{ clientId: serverClientId, participantId: null }] }])
    await runtime.db.room.update({
      where: { id },
      data: { writable: false, endedAt: new Date(runtime.now()) },
    })
  }
}

function drawn(locale: Locale): Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = serverClientId
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  seedBoard(doc)
  for (const records of sampleBoard(messages[locale].sample)) {
    doc.transact(() => {
      for (const record of records) writeRecord(doc, record.id, record)
    })
  }
  return updates
}

/** For tests: session files that are written, read, forged and opened (V7). */
import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { firstLineOf, type SessionLine } from '@/lib/replay/session-file'
import { newId } from '@/server/auth/id'
import type { JoinedRoom } from '@/server/commands/join-room'
import { exportSession } from '@/server/replay/export-session'
import { importSession } from '@/server/replay/import-session'
import { openSessionFile, type SpooledFile } from '@/server/replay/session-file-bytes'
import { viewerOf } from '@/server/replay/told-session'
import type { TestRuntime } from '@/server/test-runtime'

export async function streamed(file: SpooledFile): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of file.read()) pieces.push(piece as Uint8Array)
  return Buffer.concat(pieces)
}

export function unpacked(bytes: Uint8Array): string {
  return gunzipSync(openSessionFile(bytes).packed).toString('utf8')
}

export function linesOf(bytes: Uint8Array): SessionLine[] {
  return unpacked(bytes)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as SessionLine)
}

/** What is in a file, but for when it was written. */
export function contentOf(bytes: Uint8Array): unknown[] {
  return linesOf(bytes).map((line) => (line.t === 'session' ? { ...line, exportedAt: 0 } : line))
}

/** A file of this text, rightly sealed: what somebody may make who knows how. */
export function sealed(text: string | Uint8Array): Buffer {
  const packed = gzipSync(text)
  const digest = createHash('sha256').update(packed).digest('hex')
  return Buffer.concat([Buffer.from(firstLineOf(digest)), packed])
}

/** The same of lines. */
export function fileWith(lines: readonly unknown[]): Buffer {
  return sealed(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

/** What people do with files on a runtime. */
export function sessionFilesIn(runtime: () => TestRuntime) {
  async function fileOf(person: JoinedRoom): Promise<Buffer> {
    const { file } = await exportSession(runtime(), await viewerOf(runtime(), person))
    const bytes = await streamed(file)
    if (bytes.length !== file.size) throw new Error('a file is not as long as it says')
    return bytes
  }

  async function newcomer(): Promise<string> {
    return (await runtime().db.user.create({ data: { id: newId(), name: 'Bo' } })).id
  }

  async function open(bytes: Uint8Array, userId?: string): Promise<JoinedRoom> {
    const importer = userId ?? (await newcomer())
    const address = `203.0.113.${Math.floor(runtime().now()) % 250}`
    const { roomId } = await importSession(runtime(), { userId: importer, name: 'Bo', bytes, address })
    const place = await runtime().db.participant.findUniqueOrThrow({
      where: { roomId_userId: { roomId, userId: importer } },
    })
    return { roomId, userId: importer, participantId: place.id, role: place.role }
  }

  return { fileOf, newcomer, open }
}

/** Parts of a recording as they are kept: their text, gzip. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { partHash } from '@/lib/replay/part-hash'
import { recordingPart, type RecordingHead, type RecordingPart } from '@/lib/replay/recording'

const zip = promisify(gzip)
const unzip = promisify(gunzip)

/** No part, and nothing else of a recording, unfolds to more, in bytes: a board of its largest size is a fraction. */
const maxUnfolded = 256 * 1024 * 1024

/** SHA-256, in hex, of a text in UTF-8. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export async function packText(text: string): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(await zip(text))
}

/** The text that was packed. Throws where that is damaged. */
export async function unpackText(bytes: Uint8Array): Promise<string> {
  return (await unzip(bytes, { maxOutputLength: maxUnfolded })).toString('utf8')
}

/** A recording is not what its head, or its log, says. */
export class UnlikeRecording extends Error {}

/**
 * A part as it is kept, if it is what the head says. Throws UnlikeRecording where it cannot be read, or is not the one
 * that was written there.
 */
export async function openPart(
  { parts }: Pick<RecordingHead, 'parts'>,
  index: number,
  bytes: Uint8Array,
): Promise<RecordingPart> {
  try {
    const text = await unpackText(bytes)
    const hash = partHash(parts[index - 1]?.hash ?? '', text, sha256)
    if (hash === parts[index]?.hash) return recordingPart.parse(JSON.parse(text))
  } catch {
    // It is told below, whatever is wrong with it.
  }
  throw new UnlikeRecording(`part ${index} is not the one that was written`)
}

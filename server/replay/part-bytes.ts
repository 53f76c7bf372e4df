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

type Parts = Pick<RecordingHead, 'parts'>

/** A recording is not what its head, or its log, says. */
export class UnlikeRecording extends Error {}

/**
 * Makes sure that a part as it is kept is what the head says, by its hash alone: what it holds was judged as it was
 * written. Throws UnlikeRecording where it cannot be read, or is not the one that was written there.
 */
export async function checkPart(head: Parts, index: number, bytes: Uint8Array): Promise<void> {
  await textOfPart(head, index, bytes)
}

/** As `checkPart`. Answers the part. */
export async function openPart(head: Parts, index: number, bytes: Uint8Array): Promise<RecordingPart> {
  const text = await textOfPart(head, index, bytes)
  try {
    return recordingPart.parse(JSON.parse(text))
  } catch {
    throw unlike(index)
  }
}

async function textOfPart({ parts }: Parts, index: number, bytes: Uint8Array): Promise<string> {
  const text = await unpackText(bytes).catch(() => null)
  const hash = text === null ? null : partHash(parts[index - 1]?.hash ?? '', text, sha256)
  if (text === null || hash !== parts[index]?.hash) throw unlike(index)
  return text
}

function unlike(index: number): UnlikeRecording {
  return new UnlikeRecording(`part ${index} is not the one that was written`)
}

/** The hashes of a recording's parts: each holds all before it, so that none can be changed, left out or moved. */
import { canonicalJson } from '@/lib/board/json'
import type { RecordingPart } from '@/lib/replay/recording'

/** SHA-256, in hex, of a text in UTF-8. */
export type Sha256 = (text: string) => string

/** The text of a part as it is kept and hashed: equal parts have the same. */
export function partText(part: RecordingPart): string {
  return canonicalJson(part)
}

/** The hash of a part by its text, chained with the hash of the part before it; '' for the first. */
export function partHash(before: string, text: string, sha256: Sha256): string {
  return sha256(`${before}\n${text}`)
}

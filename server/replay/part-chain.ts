import { canonicalRecords } from '@/lib/board/doc'
import { sameJson } from '@/lib/board/json'
import { AppError } from '@/lib/errors'
import { partHash, partText } from '@/lib/replay/part-hash'
import {
  type Change,
  type PartHead,
  type RecordingHead,
  type RecordingPart,
  recordingVersion,
} from '@/lib/replay/recording'
import { patched } from '@/lib/replay/recording-walk'
import { sha256 } from '@/server/replay/part-bytes'

/** No recording of ours has more parts, no board more records, no record a longer id, and no change of one more keys. */
const maxParts = 5_000
const maxRecords = 20_000
const maxIdLength = 256
const maxKeys = 2_000
const maxPeople = 2_000

/** Follows the parts of a recording that somebody brings, as they come. AppError session_file_damaged where one does not follow from the one before. */
export class PartChain {
  head: RecordingHead | null = null
  #hash = ''
  #next = 0
  /** As the last part leaves it. */
  #board = new Map<string, unknown>()

  begin(head: RecordingHead): void {
    if (head.version > recordingVersion) throw new AppError('session_file_newer')
    mustFit(head.version === recordingVersion && head.parts.length > 0 && head.parts.length <= maxParts)
    mustFit(followsItself(head) && namesItsPeople(head))
    this.head = head
  }

  /** Judges a part by its place, by its text, whose hash holds all before it, and by its board: the one that the part before it leads to. Answers its text. */
  add(part: RecordingPart): string {
    const text = partText(part)
    const expected = this.head?.parts[this.#next]
    this.#hash = partHash(this.#hash, text, sha256)
    if (!expected) throw damaged()
    mustFit(expected.hash === this.#hash && part.index === this.#next)
    mustFit(part.seq === expected.fromSeq && part.at === expected.fromAt)
    const board = new Map(part.records.map(([id, record]) => [id, record]))
    mustFit(board.size === part.records.length && board.size <= maxRecords)
    mustFit(part.records.every(([id, , ...hands]) => id.length <= maxIdLength && this.#areHands(hands)))
    mustFit(this.#next === 0 || areSame(this.#board, board))
    this.#walk(part, expected, board)
    this.#board = board
    this.#next++
    return text
  }

  /** The records of the last board; null where there is no recording. */
  finish(): ReadonlyMap<string, unknown> | null {
    if (!this.head) {
      mustFit(this.#next === 0)
      return null
    }
    mustFit(this.#next === this.head.parts.length)
    mustFit(sha256(canonicalRecords(this.#board)) === this.head.finalHash)
    return this.#board
  }

  #walk(part: RecordingPart, { toSeq, toAt }: PartHead, board: Map<string, unknown>): void {
    let last: Pick<Change, 'seq' | 'at'> = part
    for (const change of part.changes) {
      mustFit(change.seq > last.seq && change.at >= last.at && this.#areHands([change.by]))
      last = change
      for (const patch of change.c) {
        const { i: id } = patch
        mustFit(id.length <= maxIdLength && (!('k' in patch) || patch.k.length <= maxKeys))
        mustFit(!('m' in patch) || this.#areHands([patch.m ?? null]))
        const record = patched(board.get(id), patch, true)
        if (record === undefined) board.delete(id)
        else board.set(id, record)
      }
      mustFit(board.size <= maxRecords)
    }
    mustFit(last.seq <= toSeq && last.at <= toAt)
  }

  #areHands(hands: readonly (number | null)[]): boolean {
    const people = this.head?.people.length ?? 0
    return hands.every((hand) => hand === null || (hand >= 0 && hand < people))
  }
}

/** Whether its parts lead from its first update to its last, and their times never run backwards. */
function followsItself({ fromSeq, toSeq, fromAt, toAt, parts }: RecordingHead): boolean {
  let [seq, at] = [fromSeq, fromAt]
  for (const part of parts) {
    if (part.fromSeq !== seq || part.fromAt !== at || part.toSeq < seq || part.toAt < at) return false
    ;[seq, at] = [part.toSeq, part.toAt]
  }
  return seq === toSeq && at === toAt && fromSeq >= 0 && fromAt >= 0 && parts.every(({ bytes }) => bytes >= 0)
}

function namesItsPeople({ people, activity, pastes = [], fromSeq, toSeq }: RecordingHead): boolean {
  const ids = new Set(people.map(({ id }) => id))
  return (
    ids.size === people.length &&
    ids.size <= maxPeople &&
    activity.length === people.length &&
    pastes.every(({ by, seq }) => ids.has(by) && seq >= fromSeq && seq <= toSeq)
  )
}

function areSame(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): boolean {
  return one.size === other.size && [...one].every(([id, record]) => sameJson(record, other.get(id)))
}

function mustFit(fits: boolean): void {
  if (!fits) throw damaged()
}

function damaged(): AppError {
  return new AppError('session_file_damaged')
}

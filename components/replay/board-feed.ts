import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { readRecord, seedBoard, writeBoardSchema } from '@/lib/board/doc'
import { changeRecords, pickRecords } from '@/lib/board/restore'
import { personColor } from '@/lib/people-colors'
import type { RecordingHead, RecordingPart } from '@/lib/replay/recording'
import { RecordingWalk } from '@/lib/replay/recording-walk'

/** The player holds the parts it needs: the walk wants the one it is in and its neighbours. */
const keptParts = 3

const none: ReadonlyMap<string, unknown> = new Map()

/**
 * A document that is what the board was at a moment. From one moment to another only the records that differ are
 * changed, so that what stays the same stays where it is on the screen; also where the recording itself is read anew.
 */
export class BoardFeed {
  readonly doc = new Y.Doc()
  readonly awareness = new Awareness(this.doc)
  #head: RecordingHead | null = null
  #walk: RecordingWalk | null = null
  #last: RecordingPart | null = null

  constructor() {
    seedBoard(this.doc)
  }

  /**
   * Shows a moment, in ms since 1970, of a part of this recording. Answers whether anything is another than before.
   * Throws where the moment is in another part.
   */
  show(head: RecordingHead, part: RecordingPart, at: number): boolean {
    let before = none
    if (head !== this.#head || !this.#walk) {
      before = this.#walk?.records ?? none
      this.#walk = new RecordingWalk(head, keptParts)
      this.#head = head
      this.#last = null
      // Records of before are brought to how they are written now as they are shown.
      if (head.schema) writeBoardSchema(this.doc, head.schema)
    }
    const walk = this.#walk
    if (part !== this.#last) walk.load(part)
    this.#last = part
    const touched = new Set([...before.keys(), ...walk.goToMoment(at)])
    if (touched.size === 0) return false
    const now = pickRecords((id) => readRecord(this.doc, id), touched)
    const then = pickRecords((id) => walk.records.get(id), touched)
    this.doc.transact(() => changeRecords(this.doc, now, then))
    return true
  }

  /** The colour of whoever had a hand in each record last, of all or of one of them, by participant id. */
  colors(only: string | null): ReadonlyMap<string, string> {
    const colors = new Map<string, string>()
    for (const id of this.#walk?.records.keys() ?? []) {
      const by = this.#walk?.authorsOf(id)?.changedBy ?? null
      const person = by === null ? undefined : this.#head?.people[by]
      if (person && (only ?? person.id) === person.id) colors.set(id, personColor(person.color))
    }
    return colors
  }

  dispose(): void {
    this.awareness.destroy()
    this.doc.destroy()
  }
}

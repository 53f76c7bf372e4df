import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { PresenceField } from '@/lib/board/awareness'
import { sameJson } from '@/lib/board/json'
import { presenceAt, viewAt } from '@/lib/replay/presence-at'
import type { PresencePoint, PresenceTrack, RecordedPerson } from '@/lib/replay/recording'

/** Shows on a board where the people of a recording pointed, as a live room would: each by a line of their own. */
export class ShownPeople {
  #lines: { person: RecordedPerson; line: Awareness; shown: unknown }[]

  constructor(awareness: Awareness, people: readonly RecordedPerson[]) {
    this.#lines = people.map((person, index) => {
      const line = new Awareness(Object.assign(new Y.Doc(), { clientID: index + 1 }))
      line.setLocalState(null)
      // Whoever was shown by this line before has counted on: what is older than that is not heeded.
      line.meta.set(line.clientID, {
        clock: Math.max(1, awareness.meta.get(line.clientID)?.clock ?? 0),
        lastUpdated: 0,
      })
      // Also what a line says again by itself, so that nobody counts as gone whose replay stands still.
      line.on('update', () =>
        applyAwarenessUpdate(awareness, encodeAwarenessUpdate(line, [line.clientID]), 'replay'),
      )
      return { person, line, shown: null }
    })
  }

  /** Shows a moment. Through whose `eyes` it is looked, of them the view is known as long as there is any. */
  show(track: PresenceTrack | null, at: number, eyes: string | null): void {
    for (const entry of this.#lines) {
      const { person, line } = entry
      const points = track?.people[person.id] ?? []
      const now = presenceAt(points, at)
      const view = now?.view ?? (person.id === eyes ? viewAt(points, at) : null)
      const shown = now?.cursor || view ? fieldsOf(now?.cursor ?? null, view) : null
      if (sameJson(entry.shown, shown)) continue
      entry.shown = shown
      line.setLocalState(shown && { presence: shown, user: person })
    }
  }

  dispose(): void {
    for (const { line } of this.#lines) {
      line.destroy()
      line.doc.destroy()
    }
  }
}

function fieldsOf(
  cursor: PresencePoint['cursor'],
  view: PresencePoint['view'],
): Partial<Record<PresenceField, unknown>> {
  return {
    cursor: cursor && { x: cursor[0], y: cursor[1], type: 'default', rotation: 0 },
    // A screen as large as what was seen, at life size, shows just that.
    camera: view && { x: -view[0], y: -view[1], z: 1 },
    screenBounds: view && { x: 0, y: 0, w: view[2], h: view[3] },
  }
}

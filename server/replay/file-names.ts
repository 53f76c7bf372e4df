/** Who is who in the recording of a session file (V7): there its people are places, here they are participants. */
import { randomBytes } from 'node:crypto'
import { cleanName, countCharacters, nameMax } from '@/lib/name'
import type { PresenceTrack, RecordedPerson, RecordingHead } from '@/lib/replay/recording'
import { type FileHead, personKey } from '@/lib/replay/session-file'
import { newId } from '@/server/auth/id'

/** Names the people of a file's recording as those of its session; whoever is none of them stays a name alone. */
export class FileNames {
  readonly #people: ReadonlyMap<string, Pick<RecordedPerson, 'id' | 'name' | 'role' | 'color'>>

  /** `ids` are the participants' to be, by their place. */
  constructor(people: FileHead['people'], ids: readonly string[]) {
    this.#people = new Map(
      people.map(({ name, role, color }, place) => [
        personKey(place),
        { id: ids[place] ?? newId(), name, role, color },
      ]),
    )
  }

  headOf(head: RecordingHead): RecordingHead {
    const named = new Map(head.people.map((person) => [person.id, this.#named(person)]))
    const pastes = head.pastes?.map((paste) => ({ ...paste, by: named.get(paste.by)?.id ?? paste.by }))
    return { ...head, people: [...named.values()], ...(pastes && { pastes }) }
  }

  /** Of nobody else is it known where they pointed. */
  trackOf({ people }: PresenceTrack): PresenceTrack {
    const known = Object.entries(people).flatMap(([key, points]) => {
      const id = this.#people.get(key)?.id
      return id === undefined ? [] : [[id, points] as const]
    })
    return { people: Object.fromEntries(known) }
  }

  #named(person: RecordedPerson): RecordedPerson {
    const known = this.#people.get(person.id)
    if (known) return known
    const name = cleanName(person.name)
    // Whoever left for good has no name any more, and an id that nobody else can have.
    const isName = countCharacters(name) <= nameMax
    return { ...person, id: `gone-${newId()}`, name: isName ? name : '', color: Math.abs(person.color) % 6 }
  }
}

/** New ids that are read in this order where what they are of happened at one moment: in hex, which all databases sort alike. */
export function sortedIds(count: number): string[] {
  return Array.from({ length: count }, () => randomBytes(16).toString('hex')).sort()
}

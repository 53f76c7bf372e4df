import { z } from 'zod'
import { sameJson } from '@/lib/board/json'
import type { PresencePoint } from '@/lib/replay/recording'

/** At most one point of a person in so long, in ms. */
export const sampleEveryMs = 500
/** So many points wait to be written at the most; what comes beyond is dropped. */
const maxWaiting = 2000
/** The largest page coordinate (B5), and the largest side of what a screen shows at the least zoom. */
const furthest = 1_000_000
/** The least zoom that is believed: what a screen shows is divided by it. */
const leastZoom = 0.01

const coordinate = z.number().min(-furthest).max(furthest)
const cursor = z.object({ x: coordinate, y: coordinate })
const camera = z.object({ x: coordinate, y: coordinate, z: z.number().min(leastZoom).max(100) })
const screen = z.object({ w: z.number().positive().max(furthest), h: z.number().positive().max(furthest) })

/** Where somebody points, and what they see. */
type Shown = Omit<PresencePoint, 'at'>

const nothing: Shown = { cursor: null, view: null }

/** What a state of presence says in page coordinates. The sender is not trusted: what makes no sense is nothing. */
export function shownBy(presence: Record<string, unknown> | null): Shown {
  if (!presence) return nothing
  const at = cursor.safeParse(presence.cursor).data
  const seen = camera.safeParse(presence.camera).data
  const of = screen.safeParse(presence.screenBounds).data
  return {
    cursor: at ? [rounded(at.x), rounded(at.y)] : null,
    view: seen && of ? viewOf(seen, of) : null,
  }
}

/** tldraw's camera is how far the page is moved, then enlarged. */
function viewOf(
  { x, y, z: zoom }: z.infer<typeof camera>,
  { w, h }: z.infer<typeof screen>,
): PresencePoint['view'] {
  const [width, height] = [w / zoom, h / zoom]
  return width > furthest || height > furthest
    ? null
    : [rounded(-x), rounded(-y), rounded(width), rounded(height)]
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}

interface Sampled {
  /** What each of their tabs shows. */
  tabs: Map<number, Shown>
  /** The last point that was taken. */
  last: PresencePoint | null
  /** What has changed since, too soon after it to be taken yet. */
  next: Shown | null
}

/** The points of one room that are not written yet: of each person at most two a second, and only as they change. */
export class RoomSamples {
  #people = new Map<string, Sampled>()
  #waiting = new Map<string, PresencePoint[]>()
  #count = 0

  constructor(private readonly now: () => number) {}

  /** Whether nobody is shown and nothing waits: this can be forgotten. */
  get isIdle(): boolean {
    return this.#people.size === 0 && this.#count === 0
  }

  /** One of a person's tabs shows something else; null for nothing any more. Answers whether the person has gone with it. */
  show(participantId: string, clientId: number, presence: Record<string, unknown> | null): boolean {
    const person = this.#people.get(participantId) ?? {
      tabs: new Map<number, Shown>(),
      last: null,
      next: null,
    }
    const shown = shownBy(presence)
    if (presence === null) {
      if (!person.tabs.delete(clientId)) return false
    } else {
      // A tab that says again what it said, lest it be forgotten, is not where its person is.
      if (sameJson(person.tabs.get(clientId), shown)) return false
      person.tabs.delete(clientId)
      person.tabs.set(clientId, shown)
    }
    this.#people.set(participantId, person)
    this.#change(
      participantId,
      person,
      presence === null ? ([...person.tabs.values()].at(-1) ?? nothing) : shown,
    )
    if (person.tabs.size > 0) return false
    this.#settle(participantId, person, Infinity)
    this.#people.delete(participantId)
    return true
  }

  /** Forgets everybody else: what they show, and what of it is not written. */
  keepOnly(participantIds: readonly string[]): void {
    const kept = new Set(participantIds)
    for (const id of this.#people.keys()) if (!kept.has(id)) this.#people.delete(id)
    for (const [id, points] of this.#waiting) {
      if (kept.has(id)) continue
      this.#waiting.delete(id)
      this.#count -= points.length
    }
  }

  /** Hands over what waits. */
  take(): Map<string, PresencePoint[]> {
    for (const [id, person] of this.#people) this.#settle(id, person, this.now())
    const taken = this.#waiting
    this.#waiting = new Map()
    this.#count = 0
    return taken
  }

  #change(id: string, person: Sampled, shown: Shown): void {
    const now = this.now()
    this.#settle(id, person, now)
    if (person.last && now - person.last.at < sampleEveryMs) person.next = shown
    else this.#add(id, person, { at: now, ...shown })
  }

  /** Takes what has waited for its turn, if that has come by `now`. */
  #settle(id: string, person: Sampled, now: number): void {
    if (!person.next || !person.last) return
    const at = person.last.at + sampleEveryMs
    if (at > now) return
    const { next } = person
    person.next = null
    this.#add(id, person, { at, ...next })
  }

  #add(id: string, person: Sampled, point: PresencePoint): void {
    const { last } = person
    if (last && sameJson({ ...last, at: 0 }, { ...point, at: 0 })) return
    person.last = point
    if (this.#count >= maxWaiting) return
    this.#count++
    const points = this.#waiting.get(id)
    if (points) points.push(point)
    else this.#waiting.set(id, [point])
  }
}

/** The verbs in which the story of the sample session is told (seed.ts): each becomes steps that people could have taken. */
import type { BoardRecord } from '@/lib/board/schema'
import type { Hand } from '@/lib/interview/interview-state'
import type { DimensionId, ScoreLevel } from '@/lib/rubric/dimensions'
import type { StageId } from '@/lib/stage/stages'

export type SampleRole = 'interviewer' | 'candidate'

/** x, y, width and height on the page. */
export type SampleView = readonly [number, number, number, number]

/** Something that somebody does, at a time in ms since the clock was started. */
export type SampleStep = { at: number; by: SampleRole } & (
  | { do: 'write'; records: BoardRecord[] }
  | { do: 'point'; x: number; y: number; view: SampleView }
  | { do: 'clock'; command: 'start' | 'next' }
  | { do: 'hand'; wants: Hand | null }
  | { do: 'hint'; stage: StageId; level: number; text: string }
  | { do: 'tick'; stage: StageId; check: string }
  | { do: 'note'; key: string; text: string; selection: string[] }
  /** `notes` are the keys of those that show it. */
  | { do: 'score'; dimension: DimensionId; level: ScoreLevel; notes: string[] }
  | { do: 'end' }
  | { do: 'submit' }
  | { do: 'rate'; levels: Record<DimensionId, ScoreLevel> }
  | { do: 'reveal' }
)

type Drawable = BoardRecord & { x: number; y: number; props: object }
interface Point {
  x: number
  y: number
}

/** A text comes in so many characters at a time, and so long after each other, in ms. */
const typedAtOnce = 4
const typingMs = 420
/** A drag is so many updates, and so long between two. */
const dragSteps = 5
const dragMs = 140

/** Gathers the steps in the order of time. Whoever is told of last goes on from where the time stands. */
export class SampleScript {
  readonly steps: SampleStep[] = []
  #now = 0
  #views: Record<SampleRole, SampleView> = {
    interviewer: [-560, -140, 2400, 1350],
    candidate: [-560, -100, 1200, 750],
  }

  /** Goes to a time, in minutes and seconds of the clock; never back. */
  at(minutes: number, seconds = 0): this {
    const to = (minutes * 60 + seconds) * 1000
    if (to < this.#now) throw new Error(`the story is at ${this.#now} already, not at ${to}`)
    this.#now = to
    return this
  }

  pause(seconds: number): this {
    this.#now += seconds * 1000
    return this
  }

  /** Somebody does one of the things that take no time. */
  act(by: SampleRole, step: DistributiveOmit<SampleStep, 'at' | 'by'>): this {
    this.steps.push({ at: this.#now, by, ...step } as SampleStep)
    return this
  }

  /** Somebody moves their view. */
  look(by: SampleRole, view: SampleView): this {
    this.#views[by] = view
    return this.point(by, { x: view[0] + view[2] / 2, y: view[1] + view[3] / 2 })
  }

  point(by: SampleRole, { x, y }: Point): this {
    return this.act(by, { do: 'point', x: Math.round(x), y: Math.round(y), view: this.#views[by] })
  }

  /** The hand goes over some places, as of somebody who speaks of them. */
  wander(by: SampleRole, places: readonly Point[], seconds: number): this {
    for (const place of places) this.point(by, place).pause(seconds / places.length)
    return this
  }

  /** Draws a shape off its place without its text, types that, and drags it to where it stays. */
  place(shape: Drawable, key: 'label' | null, from: Point): this {
    const { x, y } = shape
    const text = key ? String((shape.props as Record<string, unknown>)[key]) : ''
    const at = (point: Point, label: string) =>
      ({ ...shape, ...point, props: { ...shape.props, ...(key && { [key]: label }) } }) as BoardRecord
    this.point('candidate', { x: from.x + 40, y: from.y + 20 }).pause(0.6)
    this.write(at(from, '')).pause(0.9)
    const letters = Array.from(text)
    for (let typed = typedAtOnce; typed < letters.length + typedAtOnce; typed += typedAtOnce) {
      this.write(at(from, letters.slice(0, typed).join('')))
      this.#now += typingMs
    }
    this.pause(0.8)
    for (let step = 1; step <= dragSteps; step++) {
      const part = step / dragSteps
      const there = {
        x: Math.round(from.x + (x - from.x) * part),
        y: Math.round(from.y + (y - from.y) * part),
      }
      this.point('candidate', { x: there.x + 60, y: there.y + 30 }).write(at(there, text))
      this.#now += dragMs
    }
    // Whoever watches points along, a little behind.
    return this.pause(1.2).point('interviewer', { x: x + 150, y: y + 96 })
  }

  /** Drags something that stands already. */
  drag(by: SampleRole, shape: Drawable, to: Point): this {
    for (let step = 1; step <= dragSteps; step++) {
      const part = step / dragSteps
      const there = {
        x: Math.round(shape.x + (to.x - shape.x) * part),
        y: Math.round(shape.y + (to.y - shape.y) * part),
      }
      this.point(by, { x: there.x + 60, y: there.y + 30 }).act(by, {
        do: 'write',
        records: [{ ...shape, ...there } as BoardRecord],
      })
      this.#now += dragMs
    }
    return this
  }

  /** Puts a card down and fills it row by row, cell by cell. */
  fill(card: Drawable & { props: { rows: Record<string, object> } }, secondsBetween: number): this {
    const rows: Record<string, object> = {}
    const put = () => this.write({ ...card, props: { ...card.props, rows: { ...rows } } } as BoardRecord)
    this.point('candidate', { x: card.x + 80, y: card.y + 20 }).pause(0.6)
    put()
    for (const [id, row] of Object.entries(card.props.rows)) {
      this.pause(secondsBetween).point('candidate', { x: card.x + 120, y: card.y + 60 })
      const words = Object.entries(row as Record<string, unknown>).filter(([key]) => key !== 'index')
      const empty = words.map(([key, value]) => [
        key,
        typeof value === 'string' ? emptyOf(key, value) : value,
      ])
      rows[id] = { ...row, ...(Object.fromEntries(empty) as object) }
      put()
        .pause(0.7)
        .point('interviewer', { x: card.x + 210, y: card.y + 64 + 30 * Object.keys(rows).length })
      for (const [key, value] of words) {
        if (typeof value !== 'string' || value === '' || emptyOf(key, value) !== '') continue
        const half = Array.from(value)
        for (const typed of [Math.ceil(half.length / 2), half.length]) {
          rows[id] = { ...rows[id], [key]: half.slice(0, typed).join('') }
          put()
          this.#now += 2 * typingMs
        }
      }
    }
    return this
  }

  write(...records: BoardRecord[]): this {
    return this.act('candidate', { do: 'write', records })
  }
}

/** What a cell holds before anybody types in it: those that are chosen from a list have their value at once. */
function emptyOf(key: string, value: string): string {
  return ['section', 'method', 'key'].includes(key) ? value : ''
}

type DistributiveOmit<Union, Keys extends PropertyKey> = Union extends unknown ? Omit<Union, Keys> : never

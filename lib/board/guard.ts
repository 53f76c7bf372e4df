/**
 * What of a board may be shown. Records in a document come from everybody, so none is believed: migrate →
 * validate → scope and id → numbers → parents. A bad record is set aside and named, never thrown, so that
 * one of them does not take the board down (B5). Pure: the same records give the same answer on every
 * replica, in whatever order they came.
 */
import type { SerializedSchema } from '@tldraw/store'
import {
  isBinding,
  isPageId,
  isShape,
  isShapeId,
  type TLAsset,
  type TLBinding,
  type TLImageShapeProps,
  type TLPageId,
  type TLShape,
} from '@tldraw/tlschema'
import { imageIdOf } from '@/lib/board/images'
import { isObject } from '@/lib/board/json'
import { type BoardRecord, boardSchema, documentTypes } from '@/lib/board/schema'
import { cardKinds } from '@/lib/board/shapes/cards'
import type { ComponentProps } from '@/lib/board/shapes/component'

/** The farthest a coordinate or length may be from zero, in page units. */
export const maxCoordinate = 1_000_000
/** The longest label, in characters. */
export const maxLabelLength = 10_000
/** The largest record, in characters of its JSON. */
export const maxRecordLength = 65_536

/** A board may have so many shapes; a browser lets nobody draw more, and the server puts back what is more (B8). */
export const maxShapes = 6000
/** So many shapes may lie in each other, the outermost not counted. Browsers draw them by recursion. */
export const maxNesting = 100

export const quarantineReasons = [
  'not_a_record',
  'id_mismatch',
  'unknown_type',
  'wrong_scope',
  'unmigratable',
  'invalid',
  'out_of_bounds',
  'label_too_long',
  'too_large',
  'no_page',
  'dangling_binding',
  'foreign',
] as const
export type QuarantineReason = (typeof quarantineReasons)[number]

export interface Quarantined {
  id: string
  reason: QuarantineReason
}

export interface GuardResult {
  /** Records that may be shown, by id. */
  good: Map<string, BoardRecord>
  /** Records that must not be shown, each with the reason. */
  quarantined: Quarantined[]
  /** Ids of good shapes that are shown on the page although the document says otherwise: their parent is missing, part of a cycle, or too deep in others. */
  moved: Set<string>
}

/** Where the guard reads from. */
export interface RecordSource {
  /** All ids. */
  ids: () => Iterable<string>
  /** The unjudged record of an id, undefined when there is none. */
  read: (id: string) => unknown
  /** A record that was judged before and has not changed since, if that is remembered. */
  known?: (id: string) => BoardRecord | undefined
  /** The last good version of a record that is to be judged, if that is remembered: only what differs from it is looked at. */
  before?: (id: string) => BoardRecord | undefined
}

/** Judges a whole board. `schema` is the version it was written with. */
export function guardBoard(records: ReadonlyMap<string, unknown>, schema: SerializedSchema): GuardResult {
  return guardRecords(records.keys(), { ids: () => records.keys(), read: (id) => records.get(id) }, schema)
}

/**
 * Judges some records of a board, reading as many others as that takes. Ids without a record are left out
 * of the answer. Where a cycle of parents is met, the member that is moved is part of the answer even when
 * it was not asked for.
 */
export function guardRecords(
  ids: Iterable<string>,
  source: RecordSource,
  schema: SerializedSchema,
): GuardResult {
  const guard = new Guard(source, schema)
  const result: GuardResult = { good: new Map(), quarantined: [], moved: new Set() }
  const queue = new Set(ids)
  for (const id of queue) {
    const checked = guard.check(id)
    if (checked === undefined) continue
    if ('reason' in checked) {
      result.quarantined.push({ id, reason: checked.reason })
      continue
    }
    const { record } = checked
    if (isShape(record)) {
      const placed = guard.place(record)
      if (placed.parentId === null) {
        result.quarantined.push({ id, reason: 'no_page' })
        continue
      }
      if (placed.cycle) queue.add(placed.cycle)
      if (placed.parentId !== record.parentId) result.moved.add(id)
      result.good.set(
        id,
        placed.parentId === record.parentId ? record : { ...record, parentId: placed.parentId },
      )
    } else if (isBinding(record) && !guard.isBound(record)) {
      result.quarantined.push({ id, reason: 'dangling_binding' })
    } else {
      result.good.set(id, record)
    }
  }
  return result
}

/** Judges one record by itself, without looking at others. `before` is a version of it that is known to be good. */
export function guardRecord(
  id: string,
  raw: unknown,
  schema: SerializedSchema,
  before?: BoardRecord,
): { record: BoardRecord } | { reason: QuarantineReason } {
  if (!isObject(raw) || typeof raw.typeName !== 'string') return { reason: 'not_a_record' }
  if (raw.id !== id) return { reason: 'id_mismatch' }
  const { typeName } = raw
  if (!Object.hasOwn(boardSchema.types, typeName)) return { reason: 'unknown_type' }
  if (!documentTypes.has(typeName)) return { reason: 'wrong_scope' }
  // Validators and JSON.stringify throw, also for want of stack when somebody nests values thousands deep.
  try {
    if (JSON.stringify(raw).length > maxRecordLength) return { reason: 'too_large' }
    let migrated: unknown = raw
    const isCurrent = !needsMigration(schema)
    if (!isCurrent) {
      const result = boardSchema.migratePersistedRecord(raw as unknown as BoardRecord, schema)
      if (result.type === 'error') return { reason: 'unmigratable' }
      migrated = result.value
    }
    // A version of another schema says nothing of what is good in this one.
    const good = isCurrent && before?.typeName === typeName ? before : undefined
    const record = boardSchema.types[typeName as BoardRecord['typeName']].validate(
      migrated,
      good as never,
    ) as BoardRecord
    if (isShape(record)) {
      if (!isWithin(record.x) || !isWithin(record.y) || !isWithin(placeIn(record)))
        return { reason: 'out_of_bounds' }
      if (textLength(record) > maxLabelLength) return { reason: 'label_too_long' }
    }
    if (isAsset(record) && !isOfThisRoom(record)) return { reason: 'foreign' }
    return { record }
  } catch {
    return { reason: 'invalid' }
  }
}

// Asking the schema costs as much as validating the record; a board has one version for thousands of records.
const migrationNeeds = new WeakMap<SerializedSchema, boolean>()

function needsMigration(schema: SerializedSchema): boolean {
  let needed = migrationNeeds.get(schema)
  if (needed === undefined) {
    const migrations = boardSchema.getMigrationsSince(schema)
    needed = !migrations.ok || migrations.value.length > 0
    migrationNeeds.set(schema, needed)
  }
  return needed
}

/** Whether boards of this version can be read by this program. False when the board is newer. */
export function canRead(schema: SerializedSchema): boolean {
  const migrations = boardSchema.getMigrationsSince(schema)
  if (!migrations.ok) return false
  const known = currentVersions()
  return Object.entries(versionsOf(schema)).every(
    ([sequence, version]) => version <= (known[sequence] ?? Number.POSITIVE_INFINITY),
  )
}

/** How many shapes a shape lies in, or the member that goes to the page of the cycle it hangs in. */
interface Nesting {
  depth: number
  isTooDeep?: boolean
  cycle?: string
}

function smallestId(shapes: TLShape[]): string {
  return shapes.reduce((a, b) => (b.id < a.id ? b : a)).id
}

type Checked = { record: BoardRecord } | { reason: QuarantineReason }

class Guard {
  #checked = new Map<string, Checked | undefined>()
  #nestings = new Map<string, Nesting>()
  #fallbackPage: TLPageId | null | undefined

  constructor(
    private readonly source: RecordSource,
    private readonly schema: SerializedSchema,
  ) {}

  check(id: string): Checked | undefined {
    if (this.#checked.has(id)) return this.#checked.get(id)
    const checked = this.#checkNow(id)
    this.#checked.set(id, checked)
    return checked
  }

  #checkNow(id: string): Checked | undefined {
    const record = this.source.known?.(id)
    if (record) return { record }
    const raw = this.source.read(id)
    return raw === undefined ? undefined : guardRecord(id, raw, this.schema, this.source.before?.(id))
  }

  /** The parent a shape is shown under, and the member of the cycle it hangs in that goes to the page, if it hangs in one. */
  place(shape: TLShape): { parentId: TLShape['parentId'] | null; cycle?: string } {
    if (!this.#exists(shape.parentId)) return { parentId: this.#page() }
    const nesting = this.#nestingOf(shape)
    if (nesting.cycle === undefined) return { parentId: nesting.isTooDeep ? this.#page() : shape.parentId }
    const isOpened = nesting.cycle === shape.id
    return { parentId: isOpened ? this.#page() : shape.parentId, cycle: nesting.cycle }
  }

  /** Walks up to the page, or to a shape from which the way is known: every shape is passed once. */
  #nestingOf(shape: TLShape): Nesting {
    const path: TLShape[] = []
    const seen = new Map<string, number>()
    let above: Nesting = { depth: -1 }
    for (let current: TLShape | null = shape; current;) {
      const known = this.#nestings.get(current.id)
      const start = seen.get(current.id)
      if (known || start !== undefined) {
        above = known ?? { depth: 0, cycle: smallestId(path.slice(start)) }
        break
      }
      seen.set(current.id, path.length)
      path.push(current)
      current = isShapeId(current.parentId) ? this.#shape(current.parentId) : null
    }
    for (const { id } of path.reverse()) {
      if (above.cycle === undefined) {
        const isTooDeep = above.depth >= maxNesting
        above = { depth: isTooDeep ? 0 : above.depth + 1, isTooDeep }
      }
      this.#nestings.set(id, above)
    }
    return above
  }

  isBound(binding: TLBinding): boolean {
    return this.#shape(binding.fromId) !== null && this.#shape(binding.toId) !== null
  }

  #shape(id: string): TLShape | null {
    const checked = this.check(id)
    return checked && 'record' in checked && isShape(checked.record) ? checked.record : null
  }

  #exists(parentId: string): boolean {
    if (isShapeId(parentId)) return this.#shape(parentId) !== null
    const checked = this.check(parentId)
    return isPageId(parentId) && checked !== undefined && 'record' in checked
  }

  #page(): TLPageId | null {
    if (this.#fallbackPage === undefined) {
      const pages = [...this.source.ids()].filter((id) => isPageId(id) && this.#exists(id)).sort()
      this.#fallbackPage = (pages[0] as TLPageId | undefined) ?? null
    }
    return this.#fallbackPage
  }
}

function isAsset(record: BoardRecord): record is TLAsset {
  return record.typeName === 'asset'
}

/** Whether it is a picture that the room keeps: no other one may be shown, since nobody but this server is ever asked (B10). */
function isOfThisRoom(asset: TLAsset): boolean {
  return asset.type === 'image' && imageIdOf(asset.props.src) !== null
}

// The validators have refused NaN and infinities by now; what is left to hold is the size.
function isWithin(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) <= maxCoordinate
  if (Array.isArray(value)) return value.every(isWithin)
  return isObject(value) ? Object.values(value).every(isWithin) : true
}

/** What of a shape's properties are lengths on the page: the figures of a component may be as large as they are. */
function placeIn(shape: TLShape): unknown {
  if ((shape.type as string) !== 'component') return shape.props
  const { w, h } = shape.props as unknown as ComponentProps
  return [w, h]
}

/** The length of a shape's label, or of the longest text in a component or card. */
function textLength({ type, props }: TLShape): number {
  if (type === 'image') return (props as TLImageShapeProps).altText.length
  return ownTypes.has(type) ? longestText(props) : labelLength(props)
}

const ownTypes: ReadonlySet<string> = new Set(['component', ...cardKinds])

/** The length of the longest text anywhere in a value. */
export function longestText(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (!isObject(value)) return 0
  return Math.max(0, ...Object.values(value).map(longestText))
}

function labelLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + labelLength(item), 0)
  if (!isObject(value)) return 0
  let length = typeof value.text === 'string' ? value.text.length : 0
  for (const inner of Object.values(value)) length += labelLength(inner)
  return length
}

function versionsOf(schema: SerializedSchema): Record<string, number> {
  return 'sequences' in schema ? schema.sequences : {}
}

function currentVersions(): Record<string, number> {
  return versionsOf(boardSchema.serialize())
}

/**
 * What changed between two versions of a record, key by key: the unit in which edits merge (B1) and
 * in which undo takes back only what one did oneself (B2).
 */
import { isObject, sameJson } from '@/lib/board/json'

/** Where a value lies in a record: `['x']`, `['props', 'w']`, or a cell of a card, `['props', 'rows', row, cell]`. */
export type KeyPath = readonly [string, ...string[]]

/** A change of one key. `undefined` removes it. */
export interface KeyChange {
  path: KeyPath
  value: unknown
}

/**
 * Whether what lies at this path is a map of its own, whose entries merge one by one: `props`, `meta`, the
 * rows of a card, and each row of them. Everything else is one value, of which the last writer's stays.
 */
export function isNestedPath(path: readonly string[]): boolean {
  const [key, inner] = path
  switch (path.length) {
    case 1:
      return key === 'props' || key === 'meta'
    case 2:
    case 3:
      return key === 'props' && inner === 'rows'
    default:
      return false
  }
}

/** Whether this is the place of a row: an edit inside one that somebody removed meanwhile is void (B1, delete wins). */
export function isRowPath(path: readonly string[]): boolean {
  return path.length === 3 && isNestedPath(path)
}

/** The keys that differ between two versions of a record, with their new values. */
export function changedKeys(from: object, to: object): KeyChange[] {
  const changes: KeyChange[] = []
  collect([], from as Record<string, unknown>, to as Record<string, unknown>, changes)
  return changes
}

function collect(
  place: readonly string[],
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  changes: KeyChange[],
): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const old = own(before, key)
    const value = own(after, key)
    if (Object.is(old, value)) continue
    const path: KeyPath = [...(place as [string]), key]
    if (isNestedPath(path) && isObject(old) && isObject(value)) collect(path, old, value, changes)
    else if (!sameJson(old, value)) changes.push({ path, value })
  }
}

/**
 * `current` with the change from `from` to `to` made on it: keys that this change left alone stay as they
 * are, and so do those that `mayChange` refuses. Answers `current` itself when nothing changes.
 */
export function rebaseRecord<T extends object>(
  current: T,
  from: object,
  to: object,
  mayChange: (path: KeyPath) => boolean = () => true,
): T {
  let result = current as Record<string, unknown>
  for (const { path, value } of changedKeys(from, to))
    if (mayChange(path)) result = withValue(result, path, value)
  return result as T
}

/** `record` with one value changed; `record` itself when it has that value already, or when the row the value belongs to is gone. */
export function withValue<T extends object>(record: T, path: KeyPath, value: unknown): T {
  return put(record as Record<string, unknown>, [], path, value) as T
}

function put(
  record: Record<string, unknown>,
  place: readonly string[],
  [key, ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  if (key === undefined) return record
  const old = own(record, key)
  const path = [...place, key]
  if (rest.length === 0) return sameJson(old, value) ? record : assign(record, key, value)
  if (!isObject(old) && isRowPath(path)) return record
  const inner = isObject(old) ? old : {}
  const changed = put(inner, path, rest, value)
  return changed === inner ? record : assign(record, key, changed)
}

function assign(record: Record<string, unknown>, key: string, value: unknown): Record<string, unknown> {
  const { [key]: _, ...others } = record
  return value === undefined ? others : { ...others, [key]: value }
}

/** What lies at a path of a record; undefined when there is nothing. */
export function valueAt(record: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isObject(value) ? own(value, key) : undefined), record)
}

// A key may be called like something that every object inherits.
function own(object: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

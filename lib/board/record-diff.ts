/**
 * What changed between two versions of a record, key by key: the unit in which edits merge (B1) and
 * in which undo takes back only what one did oneself (B2).
 */
import { isObject, sameJson } from '@/lib/board/json'

/** Keys whose values are maps of their own: edits of different entries merge. */
export const nestedKeys = ['props', 'meta'] as const

/** Whether `key` of a record holds a map of its own. */
export function isNestedKey(key: string): boolean {
  return (nestedKeys as readonly string[]).includes(key)
}

/** A change of one key; `path` has two parts inside props and meta. `undefined` removes the key. */
export interface KeyChange {
  path: readonly [string] | readonly [string, string]
  value: unknown
}

/** The keys that differ between two versions of a record, with their new values. */
export function changedKeys(from: object, to: object): KeyChange[] {
  const before = from as Record<string, unknown>
  const after = to as Record<string, unknown>
  const changes: KeyChange[] = []
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const old = before[key]
    const value = after[key]
    if (Object.is(old, value)) continue
    if (isNestedKey(key) && isObject(old) && isObject(value)) {
      for (const inner of new Set([...Object.keys(old), ...Object.keys(value)])) {
        if (!sameJson(old[inner], value[inner])) changes.push({ path: [key, inner], value: value[inner] })
      }
    } else if (!sameJson(old, value)) {
      changes.push({ path: [key], value })
    }
  }
  return changes
}

/**
 * `current` with the change from `from` to `to` made on it: keys that this change left alone stay as they
 * are, and so do those that `mayChange` refuses. Answers `current` itself when nothing changes.
 */
export function rebaseRecord<T extends object>(
  current: T,
  from: object,
  to: object,
  mayChange: (path: KeyChange['path']) => boolean = () => true,
): T {
  const result: Record<string, unknown> = { ...(current as Record<string, unknown>) }
  let changed = false
  for (const { path, value } of changedKeys(from, to)) {
    if (!mayChange(path)) continue
    const [key, inner] = path
    if (inner === undefined) {
      if (sameJson(result[key], value)) continue
      assign(result, key, value)
    } else {
      const nested = isObject(result[key]) ? { ...result[key] } : {}
      if (sameJson(nested[inner], value)) continue
      assign(nested, inner, value)
      result[key] = nested
    }
    changed = true
  }
  return changed ? (result as T) : current
}

function assign(target: Record<string, unknown>, key: string, value: unknown): void {
  if (value === undefined) delete target[key]
  else target[key] = value
}

/** JSON values as a board holds them. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined }

/** A plain object, not an array and not null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * A JSON value without what no database keeps in its texts and keys: NUL, and halves of characters that stand alone.
 */
export function storableJson<Value>(value: Value): Value {
  const written = JSON.stringify(value)
  // Pairs of backslashes are read over, so that an escaped one before `u0000` stays what it is.
  const kept = written.replace(/\\(?:\\|u0000|ud[89a-f][0-9a-f]{2})/g, (sign) =>
    sign === '\\\\' ? sign : '',
  )
  return kept === written ? value : (JSON.parse(kept) as Value)
}

/** Whether two JSON values are the same. A key that is absent equals one that is undefined. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((value, index) => sameJson(value, b[index]))
  }
  if (!isObject(a) || !isObject(b)) return false
  // Own keys only: a key may be called like something every object inherits.
  const value = (object: Record<string, unknown>, key: string) =>
    Object.hasOwn(object, key) ? object[key] : undefined
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  for (const key of keys) if (!sameJson(value(a, key), value(b, key))) return false
  return true
}

/** JSON text with sorted keys: equal values give equal text. What JSON cannot hold (NaN, undefined) becomes null or is left out, as in JSON.stringify. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (isObject(value)) {
    const fields = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
    return `{${fields.join(',')}}`
  }
  if (typeof value === 'bigint') return JSON.stringify(value.toString())
  return JSON.stringify(value) ?? 'null'
}

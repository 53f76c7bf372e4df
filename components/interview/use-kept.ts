'use client'

import { useState } from 'react'
import type { z } from 'zod'
import { keep, readKept } from '@/components/browser-storage'

/** What is being filled in, also after a reload. `null` forgets it: it was handed in. `name` names it in this browser. */
export function useKept<Value>(
  name: string,
  shape: z.ZodType<Value>,
  empty: Value,
): [Value, (value: Value | null) => void] {
  const [value, setValue] = useState<Value>(() => readValue(name, shape) ?? empty)
  return [
    value,
    (next) => {
      setValue(next ?? empty)
      keep(name, next === null ? null : JSON.stringify(next))
    },
  ]
}

function readValue<Value>(name: string, shape: z.ZodType<Value>): Value | null {
  try {
    return shape.safeParse(JSON.parse(readKept(name) ?? 'null')).data ?? null
  } catch {
    return null
  }
}

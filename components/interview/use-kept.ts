'use client'

import { useState } from 'react'
import type { z } from 'zod'

/** What is being filled in, also after a reload. `null` forgets it: it was handed in. `name` names it in this browser. */
export function useKept<Value>(
  name: string,
  shape: z.ZodType<Value>,
  empty: Value,
): [Value, (value: Value | null) => void] {
  const [value, setValue] = useState<Value>(() => readKept(name, shape) ?? empty)
  return [
    value,
    (next) => {
      setValue(next ?? empty)
      try {
        if (next === null) localStorage.removeItem(name)
        else localStorage.setItem(name, JSON.stringify(next))
      } catch {
        // Then it lasts as long as the page.
      }
    },
  ]
}

function readKept<Value>(name: string, shape: z.ZodType<Value>): Value | null {
  try {
    return shape.safeParse(JSON.parse(localStorage.getItem(name) ?? 'null')).data ?? null
  } catch {
    return null
  }
}

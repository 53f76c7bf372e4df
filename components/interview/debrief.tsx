'use client'

/** After the end: everybody rates, and what they wrote is shown to each other at once (C6). */
export function Debrief() {
  return null
}

'use client'

export function HintsTab() {
  return null
}

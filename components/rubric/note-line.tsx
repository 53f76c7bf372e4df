'use client'

export function NoteLine() {
  return null
}

'use client'

export function Ended() {
  return null
}

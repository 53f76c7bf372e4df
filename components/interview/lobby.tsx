'use client'

export function Lobby() {
  return null
}

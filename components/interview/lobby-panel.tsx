'use client'

export function LobbyPanel() {
  return null
}

'use client'

export function ScoreTab() {
  return null
}

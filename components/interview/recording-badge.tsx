'use client'

export function RecordingBadge() {
  return null
}

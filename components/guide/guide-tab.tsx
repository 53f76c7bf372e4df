'use client'

export function GuideTab() {
  return null
}

'use client'

export function CandidateCards() {
  return null
}

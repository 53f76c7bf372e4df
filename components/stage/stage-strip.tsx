'use client'

/** The stages and the clock, in the middle of the strip (S1–S3). */
export function StageStrip() {
  return null
}

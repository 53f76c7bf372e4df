import { expect, test } from 'vitest'
import type { EvidenceMark } from '@/lib/replay/evidence'
import { pictureMoments } from '@/lib/replay/picture-moments'

const base = (at: number) => ({ id: `${at}`, at, stage: null, by: null, isPrivate: false })
const marks: EvidenceMark[] = [
  { ...base(100), kind: 'stage', to: 'scope', isReturn: false },
  { ...base(200), kind: 'stage', to: 'high_level', isReturn: false },
  { ...base(300), kind: 'stage', to: 'scope', isReturn: true },
  { ...base(350), kind: 'stage', to: 'wrap_up', isReturn: false },
  { ...base(400), kind: 'session', what: 'ended', minutes: null },
]
const runs = [
  { from: 100, to: 150 },
  { from: 180, to: 400 },
]

test('V3 a picture of the last end of each stage, and of the end', () => {
  expect(pictureMoments(marks, runs, { endedAt: 400, isRecorded: true })).toEqual([
    { at: 300, stage: 'high_level', elapsedMs: 170 },
    { at: 350, stage: 'scope', elapsedMs: 220 },
    { at: 400, stage: null, elapsedMs: 270 },
  ])
})

test('V3 J4 of what was not recorded the end alone', () => {
  expect(pictureMoments(marks, runs, { endedAt: 400, isRecorded: false })).toEqual([
    { at: 400, stage: null, elapsedMs: 270 },
  ])
})

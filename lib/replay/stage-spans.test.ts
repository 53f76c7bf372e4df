import { expect, test } from 'vitest'
import type { EvidenceMark } from '@/lib/replay/evidence'
import { stageOn, stageSpans } from '@/lib/replay/stage-spans'

const base = (at: number) => ({ id: `${at}`, at, stage: null, by: null, isPrivate: false })
const marks: EvidenceMark[] = [
  { ...base(100), kind: 'stage', to: 'scope', isReturn: false },
  { ...base(200), kind: 'stage', to: 'high_level', isReturn: false },
  { ...base(250), kind: 'people', what: 'joined' },
  { ...base(300), kind: 'stage', to: 'scope', isReturn: true },
  { ...base(400), kind: 'session', what: 'ended', minutes: null },
]

test('V2 stages follow each other until the end', () => {
  const spans = stageSpans(marks, 1000)
  expect(spans).toEqual([
    { stage: 'scope', from: 100, to: 200 },
    { stage: 'high_level', from: 200, to: 300 },
    { stage: 'scope', from: 300, to: 400 },
  ])
  expect([50, 100, 200, 250, 400, 401].map((at) => stageOn(spans, at))).toEqual([
    null,
    'scope',
    'high_level',
    'high_level',
    'scope',
    null,
  ])
})

test('V2 the last stage of a session that goes on reaches to where the recording does', () => {
  expect(stageSpans(marks.slice(0, 2), 1000).at(-1)).toEqual({ stage: 'high_level', from: 200, to: 1000 })
})

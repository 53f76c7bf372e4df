import { expect, test } from 'vitest'
import type { EvidenceMark } from '@/lib/replay/evidence'
import { stageStarts } from '@/lib/replay/stage-starts'

const base = (at: number) => ({ id: `${at}`, at, stage: null, by: null, isPrivate: false })

test('C3 a stage begins where it was begun, after a pause and after a way back too', () => {
  const marks: EvidenceMark[] = [
    { ...base(100), kind: 'stage', to: 'scope', isReturn: false },
    { ...base(150), kind: 'session', what: 'paused', minutes: null },
    { ...base(180), kind: 'session', what: 'resumed', minutes: null },
    { ...base(200), kind: 'stage', to: 'high_level', isReturn: false },
    { ...base(300), kind: 'stage', to: 'scope', isReturn: true },
    { ...base(350), kind: 'stage', to: 'high_level', isReturn: false },
  ]
  const runs = [
    { from: 100, to: 150 },
    { from: 180, to: 400 },
  ]
  expect(stageStarts(marks, runs)).toEqual([
    { stage: 'scope', at: 100, elapsedMs: 0 },
    { stage: 'high_level', at: 200, elapsedMs: 70 },
    { stage: 'scope', at: 300, elapsedMs: 170 },
    { stage: 'high_level', at: 350, elapsedMs: 220 },
  ])
  expect(stageStarts([], [])).toEqual([])
})

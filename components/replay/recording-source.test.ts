import { expect, test } from 'vitest'
import { PartLost } from '@/components/replay/part-store'
import { partsOf } from '@/components/replay/recording-source'
import { RequestRefused } from '@/components/room/request'
import type { RecordingPart } from '@/lib/replay/recording'

const part = (index: number): RecordingPart => ({ index, seq: 0, at: 0, records: [], changes: [] })
const unreachable = new RequestRefused('unreachable', '')

/** Nobody waits here: what would be done later is done at once. */
const hurried = {
  waits: [] as number[],
  after(delayMs: number, task: () => void) {
    this.waits.push(delayMs)
    task()
    return () => undefined
  },
}

function source(...answers: (RecordingPart | Error)[]) {
  return partsOf({ roomId: 'r', parts: null }, hurried, () => {
    const answer = answers.shift() ?? new Error('asked too often')
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  })
}

test('V1 a part that does not come over a bad line is asked for again, a little later each time', async () => {
  hurried.waits = []
  expect(await source(unreachable, unreachable, part(3))(3)).toEqual(part(3))
  expect(hurried.waits).toEqual([500, 2000])
  await expect(source(unreachable, unreachable, unreachable)(3)).rejects.toBe(unreachable)
})

test('V1 what was refused is not asked for again, and a damaged part is said to be lost', async () => {
  const refused = new RequestRefused('not_found', '')
  await expect(source(refused)(0)).rejects.toBe(refused)
  await expect(source(new RequestRefused('recording_damaged', ''))(0)).rejects.toBeInstanceOf(PartLost)
})

test('V1 of a session that goes on the parts are here', async () => {
  const load = partsOf({ roomId: 'r', parts: [part(0), part(1)] }, hurried, () =>
    Promise.reject(new Error('asked for what is here')),
  )
  expect(await load(1)).toEqual(part(1))
})

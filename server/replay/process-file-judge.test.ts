import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstLineOf } from '@/lib/replay/session-file'
import { newId } from '@/server/auth/id'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { MemoryImageStore } from '@/server/images/memory-image-store'
import { wholeDraft } from '@/server/own-problem-people'
import { exportSession } from '@/server/replay/export-session'
import { judgeSessionFile } from '@/server/replay/imported-session'
import { ProcessFileJudge } from '@/server/replay/process-file-judge'
import { tellSession, viewerOf } from '@/server/replay/told-session'
import { startTestRuntime } from '@/server/test-runtime'

const command = ['--import', 'tsx', fileURLToPath(new URL('judge-session-file.ts', import.meta.url))]
const judging = (limits: { processorSeconds?: number; ms?: number; heapMb?: number } = {}) =>
  new ProcessFileJudge({ processorSeconds: 40, ms: 60_000, heapMb: 512, ...limits }, command)

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

function sealed(text: string): Buffer {
  const packed = gzipSync(text)
  return Buffer.concat([Buffer.from(firstLineOf(createHash('sha256').update(packed).digest('hex'))), packed])
}

/** The longest time that nothing else was served meanwhile, in ms. */
async function longestPause(work: Promise<unknown>): Promise<number> {
  let [last, longest] = [performance.now(), 0]
  const timer = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }, 5)
  await work.catch(() => undefined)
  clearInterval(timer)
  return longest
}

test('V7 X2 a process of its own says of a file what this one would', { timeout: 60_000 }, async () => {
  const runtime = Object.assign(startTestRuntime(database), { images: new MemoryImageStore() })
  const told = await tellSession(runtime)
  const copy = { title: 'Links', content: wholeDraft('Links') }
  await runtime.db.room.update({
    where: { id: told.roomId },
    data: { problemId: newId(), ownProblem: { create: copy } },
  })
  const { file } = await exportSession(runtime, await viewerOf(runtime, told.host))
  const pieces: Buffer[] = []
  for await (const piece of file.read()) pieces.push(piece as Buffer)
  const bytes = Buffer.concat(pieces)
  const [apart, here] = [await judging().judge(bytes), await judgeSessionFile(bytes)]
  expect(apart.session.problem?.content).toEqual(copy.content)
  // Ids are new each time.
  expect({ ...apart.session, people: [], recording: null }).toEqual({
    ...(JSON.parse(JSON.stringify(here.session)) as object),
    ...{ people: [], recording: null },
  })
  expect(apart.parts.map((part) => Buffer.from(part).toString('hex'))).toEqual(
    here.parts.map((part) => Buffer.from(part).toString('hex')),
  )
  expect(apart.pictures).toEqual(here.pictures)
  await expect(judging().judge(bytes.subarray(0, 500))).rejects.toMatchObject({
    code: 'session_file_damaged',
  })
})

test('X2 a hostile file keeps nobody waiting, and ends with its process', { timeout: 60_000 }, async () => {
  const change = '{"seq":1,"at":1,"by":null,"c":[{"i":""}]},'
  const part = `{"t":"part","part":{"index":0,"seq":0,"at":0,"records":[],"changes":[${change.repeat(180_000)}1]}}`
  const work = judging().judge(sealed(`${part}\n`))
  expect(await longestPause(work)).toBeLessThan(1000)
  await expect(work).rejects.toMatchObject({ code: 'session_file_damaged' })
  const slow = judging({ ms: 20 }).judge(sealed('{}\n'))
  await expect(slow).rejects.toMatchObject({ code: 'session_file_too_large' })
})

test('X2 no more than four files wait', { timeout: 60_000 }, async () => {
  const judge = judging({ ms: 20 })
  const all = Array.from({ length: 5 }, () =>
    judge.judge(sealed('{}\n')).catch((error: { code: string }) => error.code),
  )
  expect((await Promise.all(all)).filter((code) => code === 'too_many')).toHaveLength(1)
})

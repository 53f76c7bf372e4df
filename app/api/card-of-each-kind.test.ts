import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hands, refusal } from '@/app/api/feedback-hands'
import { makeScene, type Scene } from '@/app/api/matrix/scene'
import * as person from '@/app/api/rooms/[id]/people/[participantId]/route'
import type { Role } from '@/lib/permissions'
import { releasedFeedback } from '@/lib/report/released'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { readInterview } from '@/server/queries/interview-state'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

// Somebody who has rated themselves as a candidate, and is an interviewer in the same room afterwards.

let database: TestDatabase
let runtime: TestRuntime
let scene: Scene

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  scene = await makeScene(runtime, 'ended')
})

async function become(role: Role): Promise<void> {
  const { roomId, browsers, participantIds } = scene
  const params = { id: roomId, participantId: participantIds.candidate }
  const answer = await browsers.host.send(person.PATCH, { method: 'PATCH', params, body: { role } })
  expect(answer.status).toBe(200)
}

describe('a candidate who has rated themselves and is made an interviewer', () => {
  test('C2 C4 hands in a card of their own, and the self-rating stays theirs', async () => {
    const { rate, mark, submit, desk, debrief } = hands(scene)
    expect((await rate('candidate', 2)).status).toBe(200)
    await become('interviewer')
    expect((await desk('candidate')).card).toMatchObject({
      submittedAt: null,
      scores: { depth: { level: 0 } },
    })
    expect((await mark('candidate', 'depth', 3)).status).toBe(200)
    expect((await submit('candidate')).status).toBe(200)
    expect((await desk('candidate')).card).toMatchObject({
      submittedAt: runtime.now(),
      scores: { depth: { level: 3 } },
    })
    await become('candidate')
    expect(await debrief('candidate')).toMatchObject({
      own: { levels: { depth: 2 } },
      ownInterview: null,
      mayRate: false,
    })
    // The answer to it may have been lost.
    expect((await rate('candidate', 2)).status).toBe(200)
  })

  test('C2 sees no colleague’s card before handing in their own, whatever they said of themselves', async () => {
    const { rate, submit, desk, debrief, reveal } = hands(scene)
    await rate('candidate', 2)
    await submit('host')
    await reveal('host', true)
    await become('interviewer')
    expect((await desk('candidate')).colleagues).toEqual([])
    expect(await debrief('candidate')).toMatchObject({ ratings: null, interviewRatings: null })
    await submit('candidate')
    expect((await desk('candidate')).colleagues).toHaveLength(1)
    expect((await debrief('candidate')).ratings).toHaveLength(2)
  })

  test('C4 C6 is no candidate any more: what they said of themselves and of the interview is not shown, nor taken for a candidate’s', async () => {
    const { rate, submit, debrief, reveal } = hands(scene)
    await rate('candidate', 2, { answers: { task: 3, help: null, heard: null }, comment: 'too quick' })
    await become('interviewer')
    await submit('host')
    await submit('candidate')
    const { debrief: told } = (await readInterview(runtime.db, scene.roomId)) ?? {}
    expect(told).toMatchObject({ selfRated: false, submitted: 2, interviewers: 3, missing: 1 })
    expect((await reveal('host')).status).toBe(200)
    const shown = async () => {
      const { ratings, interviewRatings } = await debrief('host')
      return [ratings?.map(({ isSelf }) => isSelf), interviewRatings?.map(({ comment }) => comment)]
    }
    expect(await shown()).toEqual([[false, false], []])
    await become('candidate')
    expect(await shown()).toEqual([[true, false, false], ['too quick']])
    // Nor is what was shown before.
    await become('observer')
    expect(await shown()).toEqual([[false, false], []])
  })

  test('C4 what is released is what they handed in as an interviewer', async () => {
    const { rate, mark, submit, release, standing } = hands(scene)
    await rate('candidate', 2)
    await become('interviewer')
    await mark('candidate', 'depth', 4)
    await submit('candidate')
    expect(await standing('host')).toMatchObject({ candidates: 0, unrated: 0, missingCards: 2 })
    expect((await release('host', 0, { anyway: true })).status).toBe(200)
    const { content } = await runtime.db.release.findFirstOrThrow({ where: { roomId: scene.roomId } })
    expect(releasedFeedback.parse(content).cards).toMatchObject([
      { participantId: scene.participantIds.candidate, levels: { depth: 4 } },
    ])
  })

  test('C4 the other way there is no way: whoever has a card of an interviewer does not rate themselves', async () => {
    const { submit, rate, debrief } = hands(scene)
    await become('interviewer')
    await submit('candidate')
    await become('candidate')
    expect((await debrief('candidate')).mayRate).toBe(false)
    expect(await refusal(await rate('candidate', 2))).toEqual([409, 'conflict'])
    expect(await runtime.db.scorecard.count({ where: { roomId: scene.roomId } })).toBe(1)
  })
})

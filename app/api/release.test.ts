import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { begun, hands, readJson, refusal } from '@/app/api/feedback-hands'
import { makeScene, type Scene } from '@/app/api/matrix/scene'
import { AppError } from '@/lib/errors'
import { type ReleaseHead, releasedFeedback } from '@/lib/report/released'
import { byDimension } from '@/lib/rubric/dimensions'
import { draftFeedback, maxReleases } from '@/lib/rubric/feedback'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { readInterview } from '@/server/queries/interview-state'
import { setRuntime } from '@/server/runtime'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

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

const roomOf = () => runtime.db.room.findUniqueOrThrow({ where: { id: scene.roomId } })
async function contents() {
  const rows = await runtime.db.release.findMany({
    where: { roomId: scene.roomId },
    orderBy: { version: 'asc' },
  })
  return rows.map(({ content }) => releasedFeedback.parse(content))
}
const written = { ...draftFeedback([]), summary: 'Asks first.' }

describe('a release', () => {
  test('C4 copies what is handed in, shows both sides to each other, says so to everybody, and is audited', async () => {
    const { note, mark, save, submit, rate, release, debrief } = hands(scene)
    await note('interviewer', `n-${scene.roomId}`, '+ asks who uses it #scope')
    await mark('interviewer', 'depth', 3)
    await submit('interviewer')
    await save('host', written, 0)
    await rate('candidate', 2)
    const at = runtime.now()
    expect(await readJson(await release('host', 0, { reason: 'why at first' }))).toEqual({
      release: { version: 1, at, reason: null },
      mailed: 0,
      link: `${runtime.publicUrl}/rooms/${scene.roomId}/report`,
    })
    const { interviewer, host } = scene.participantIds
    expect(await contents()).toEqual([
      {
        ...{ rubric: 'readiness', level: 'mid' },
        // The host's own is not in: it was not handed in.
        cards: [
          {
            ...{ participantId: interviewer, summary: '', notes: [], submittedAt: at },
            levels: { problem: 0, estimation: 0, high_level: 0, depth: 3, reliability: 0, communication: 0 },
            moments: { ...byDimension(() => []), depth: [begun] },
            points: [
              {
                ...{ id: 'p1', kind: 'strength', text: 'asks who uses it', dimension: 'problem' },
                moment: begun,
              },
            ],
          },
        ],
      },
    ])
    expect((await roomOf()).phase).toBe('released')
    expect((await readInterview(runtime.db, scene.roomId))?.debrief).toEqual({
      ...{ selfRated: true, submitted: 1, interviewers: 2, missing: 1, isRevealed: true },
      ...{ release: { version: 1, at }, changedAt: at },
    })
    expect((await debrief('candidate')).ratings).toHaveLength(2)
    expect(runtime.notes.refreshed.at(-1)).toBe(scene.roomId)
    const events = await runtime.db.interviewEvent.findMany({
      where: { roomId: scene.roomId, kind: { in: ['revealed', 'released'] } },
      orderBy: { id: 'asc' },
    })
    expect(events.map(({ kind, participantId, data }) => [kind, participantId, data])).toEqual([
      ['revealed', host, {}],
      ['released', host, { version: 1 }],
    ])
    expect(await runtime.db.auditEvent.findMany({ where: { roomId: scene.roomId } })).toMatchObject([
      { code: 'feedback_released', participantId: host, detail: '1' },
    ])
  })

  test('C4 waits for a card, and for the candidate unless the lead will not', async () => {
    const { submit, release } = hands(scene)
    expect(await refusal(await release('host', 0, { anyway: true }))).toEqual([409, 'wrong_phase'])
    await submit('host')
    expect(await refusal(await release('host', 0))).toEqual([409, 'wrong_phase'])
    expect((await roomOf()).phase).toBe('ended')
    expect((await release('host', 0, { anyway: true })).status).toBe(200)
  })

  test('C4 waits for no candidate who was an interviewer and has a card of one: they cannot rate themselves', async () => {
    const { mark, submit, rate, reveal, release, standing } = hands(scene)
    await mark('interviewer', 'depth', 2)
    const setRole = (person: 'interviewer' | 'candidate', role: 'candidate' | 'observer') =>
      runtime.db.participant.update({ where: { id: scene.participantIds[person] }, data: { role } })
    await setRole('interviewer', 'candidate')
    await submit('host')
    expect(await refusal(await rate('interviewer', 2))).toEqual([409, 'conflict'])
    expect(await standing('host')).toMatchObject({ candidates: 1, unrated: 1 })
    await setRole('candidate', 'observer')
    expect(await standing('host')).toMatchObject({ candidates: 0, unrated: 0 })
    expect((await release('host', 0)).status).toBe(200)
    await runtime.db.interview.update({ where: { roomId: scene.roomId }, data: { revealedAt: null } })
    expect((await reveal('host')).status).toBe(200)
  })

  test('C4 J3 says of how many candidates it waits, and of how many cards of those who are here', async () => {
    const { rate, submit, release, standing } = hands(scene)
    const { interviewer, observer } = scene.participantIds
    const setPerson = (id: string, data: object) => runtime.db.participant.update({ where: { id }, data })
    await setPerson(observer, { role: 'candidate' })
    const whole = { candidates: 2, unrated: 2, missingCards: 2 }
    expect(await standing('host')).toMatchObject(whole)
    await submit('interviewer')
    await rate('candidate', 2)
    expect(await standing('host')).toMatchObject({ candidates: 2, unrated: 1, missingCards: 1 })
    expect(await refusal(await release('host', 0))).toEqual([409, 'wrong_phase'])
    // The card of somebody who has gone stands in for nobody who is here.
    await setPerson(interviewer, { removedAt: new Date() })
    expect(await standing('host')).toMatchObject({ missingCards: 1 })
    expect((await readInterview(runtime.db, scene.roomId))?.debrief).toMatchObject({
      ...{ submitted: 1, interviewers: 1, missing: 1 },
    })
    await setPerson(observer, { removedAt: new Date() })
    expect(await standing('host')).toMatchObject({ candidates: 1, unrated: 0 })
    expect((await release('host', 0)).status).toBe(200)
  })

  test('C2 everybody is told when a card was taken back and another came in, though as many are in', async () => {
    const { submit, takeBack } = hands(scene)
    const told = async () => (await readInterview(runtime.db, scene.roomId))?.debrief
    await submit('host')
    const before = await told()
    runtime.pass(1000)
    await takeBack('host')
    await submit('interviewer')
    const after = await told()
    expect(after).toEqual({ ...before, changedAt: runtime.now() })
    expect(after?.changedAt).not.toBe(before?.changedAt)
  })

  test('C4 does not wait for a candidate who was removed, nor for one who cannot rate any more', async () => {
    const { submit, reveal, release } = hands(scene)
    await submit('host')
    await reveal('host', true)
    expect((await release('host', 0)).status).toBe(200)
    const other = await makeScene(runtime, 'ended')
    const id = other.participantIds.candidate
    await runtime.db.participant.update({ where: { id }, data: { removedAt: new Date() } })
    await hands(other).submit('host')
    expect((await hands(other).release('host', 0)).status).toBe(200)
  })

  test('C4 is there for interviews alone: not in practice and pair rooms, nor in what was made of a file', async () => {
    const { submit, release } = hands(scene)
    await submit('host')
    const id = scene.roomId
    const refused = async () => refusal(await release('host', 0, { anyway: true }))
    for (const data of [{ kind: 'practice' }, { kind: 'pair' }] as const) {
      await runtime.db.room.update({ where: { id }, data })
      expect(await refused()).toEqual([409, 'wrong_phase'])
    }
    await runtime.db.room.update({ where: { id }, data: { kind: 'interview', importedAt: new Date() } })
    expect(await refused()).toEqual([409, 'wrong_phase'])
    await runtime.db.room.update({ where: { id }, data: { importedAt: null } })
    await runtime.db.interview.delete({ where: { roomId: id } })
    expect(await refused()).toEqual([409, 'wrong_phase'])
    expect(await runtime.db.release.count({ where: { roomId: id } })).toBe(0)
  })

  test('C4 is amended by a new version that says why; the ones before stay as they were', async () => {
    const { mark, save, submit, takeBack, release, standing } = hands(scene)
    await mark('host', 'depth', 2)
    await save('host', written, 0)
    await submit('host')
    await release('host', 0, { anyway: true })
    expect(await standing('host')).toMatchObject({ release: { version: 1 }, submittedSince: 0 })
    // Without a reason it is not, nor on top of what the lead has not seen.
    expect(await refusal(await release('host', 1))).toEqual([400, 'invalid', ['reason']])
    expect(await refusal(await release('host', 1, { reason: ' \n' }))).toEqual([400, 'invalid', ['reason']])
    const late = await release('host', 0, { reason: 'More' })
    expect([late.status, await late.json()]).toMatchObject([409, { release: { version: 1, reason: null } }])
    runtime.pass(1000)
    await takeBack('host')
    await mark('host', 'depth', 3, 1)
    expect(await standing('interviewer')).toMatchObject({ submittedSince: 0 })
    await submit('host')
    await submit('interviewer')
    expect(await standing('interviewer')).toMatchObject({ submittedSince: 2 })
    expect(await readJson(await release('host', 1, { reason: 'Two of us now' }))).toMatchObject({
      release: { version: 2, at: runtime.now(), reason: 'Two of us now' },
    })
    expect((await contents()).map(({ cards }) => cards.map(({ levels }) => levels.depth))).toEqual([
      [2],
      [3, 0],
    ])
    const { releases, submittedSince } = await standing('host')
    expect(submittedSince).toBe(0)
    expect(releases.map(({ version, reason }) => [version, reason])).toEqual([
      [2, 'Two of us now'],
      [1, null],
    ])
  })

  test('C4 C5 an observer and the candidate see the levels that were released, whatever is changed after', async () => {
    const { mark, submit, takeBack, reveal, release, debrief } = hands(scene)
    const depths = async (who: 'host' | 'candidate' | 'observer') =>
      (await debrief(who)).ratings?.map(({ name, levels }) => [name, levels.depth])
    await mark('host', 'depth', 2)
    await submit('host')
    await reveal('host', true)
    await release('host', 0)
    await takeBack('host')
    await mark('host', 'depth', 3, 1)
    await submit('interviewer')
    for (const who of ['candidate', 'observer'] as const) expect(await depths(who)).toEqual([['Hana', 2]])
    await submit('host')
    for (const who of ['candidate', 'observer'] as const) expect(await depths(who)).toEqual([['Hana', 2]])
    expect(await depths('host')).toEqual([
      ['Hana', 3],
      ['interviewer', 0],
    ])
    await release('host', 1, { reason: 'Deeper' })
    expect(await depths('candidate')).toEqual([
      ['Hana', 3],
      ['interviewer', 0],
    ])
  })

  test('C4 holds the notes its author gives away, as they were when the card was handed in', async () => {
    const { note, removeNote, save, submit, release } = hands(scene)
    const id = (name: string) => `${name}-${scene.roomId}`
    await note('host', id('kept'), '+ asks first')
    await note('host', id('gone'), 'taken away')
    await note('host', id('later'), 'before')
    const draft = draftFeedback([{ ...begun, id: id('kept'), text: '+ asks first' }])
    await save('host', { ...draft, sharesNotes: true }, 0)
    await submit('host')
    runtime.pass(1)
    await removeNote('host', id('gone'), 1)
    await note('host', id('later'), 'canary', 1)
    await note('host', id('new'), 'canary')
    await note('interviewer', id('other'), '+ canary')
    await submit('interviewer')
    await release('host', 0, { anyway: true })
    const [first] = await contents()
    expect(first?.cards[0]?.notes).toEqual([{ ...begun, id: id('kept'), text: '+ asks first' }])
    expect(first?.cards[0]?.points).toMatchObject([{ id: 'p1', moment: { noteId: id('kept') } }])
    expect(first?.cards[1]?.points).toMatchObject([{ text: 'canary' }])
    expect(JSON.stringify(first?.cards[1])).not.toContain(id('other'))
  })

  test('C4 X2 is given so often in an hour, and so many versions are kept', async () => {
    const { submit, release } = hands(scene)
    await submit('host')
    await readJson(await release('host', 0, { anyway: true }))
    for (let version = 1; version < 30; version++)
      expect((await refusal(await release('host', 0, { reason: 'too late' })))[1]).toBe('conflict')
    expect((await refusal(await release('host', 1, { reason: 'more' })))[1]).toBe('too_many')
    runtime = startTestRuntime(database)
    const content = { rubric: 'readiness', level: 'mid', cards: [] }
    const newest = { roomId: scene.roomId, at: new Date(), content }
    await runtime.db.release.create({ data: { ...newest, version: maxReleases - 1 } })
    const last = await readJson<{ release: ReleaseHead }>(
      await release('host', maxReleases - 1, { reason: 'the last one' }),
    )
    expect(last.release.version).toBe(maxReleases)
    expect((await refusal(await release('host', maxReleases, { reason: 'one more' })))[1]).toBe(
      'releases_used_up',
    )
  })

  test('R1 is the lead’s of that moment: whoever has passed it on does not release any more', async () => {
    const { submit, release, standing } = hands(scene)
    await submit('host')
    const { userId } = await runtime.db.participant.findUniqueOrThrow({
      where: { id: scene.participantIds.interviewer },
    })
    await runtime.db.room.update({ where: { id: scene.roomId }, data: { hostId: userId } })
    expect(await refusal(await release('host', 0, { anyway: true }))).toEqual([403, 'forbidden'])
    expect((await release('interviewer', 0, { anyway: true })).status).toBe(200)
    expect((await standing('host')).release).toMatchObject({ version: 1 })
  })

  test('C5 nothing of it is logged or audited', async () => {
    const { save, submit, release } = hands(scene)
    await save('host', { ...written, summary: 'canary' }, 0)
    await submit('host')
    await release('host', 0, { anyway: true })
    await release('host', 1, { reason: 'canary' })
    expect(runtime.logged.join('\n')).not.toContain('canary')
    const audited = await runtime.db.auditEvent.findMany({ where: { roomId: scene.roomId } })
    expect(audited.map(({ detail }) => detail)).toEqual(['1', '2'])
  })
})

describe('the news of it', () => {
  /** Gives the candidate an account. */
  async function confirm(change: object = {}): Promise<string> {
    const { userId } = await runtime.db.participant.findUniqueOrThrow({
      where: { id: scene.participantIds.candidate },
    })
    const email = `jun-${userId}@example.com`
    await runtime.db.user.update({
      where: { id: userId },
      data: { email, emailVerifiedAt: new Date(), ...change },
    })
    return email
  }
  const handIn = async () => {
    const { save, submit } = hands(scene)
    await save('host', { ...written, summary: 'canary' }, 0)
    await submit('host')
  }

  test('C4 goes to a candidate with a confirmed address, in their language, with the link and no word of it', async () => {
    const email = await confirm({ locale: 'ko' })
    await handIn()
    const { release, standing } = hands(scene)
    expect((await standing('host')).mail).toEqual({ canMail: true, addresses: 1 })
    expect(await readJson(await release('host', 0, { anyway: true }))).toMatchObject({ mailed: 1 })
    const [mail] = runtime.outbox
    expect(mail).toMatchObject({ to: email, subject: '피드백이 왔어요: Feed' })
    expect(mail?.text).toContain(`\n${runtime.publicUrl}/rooms/${scene.roomId}/report\n`)
    expect(JSON.stringify(mail)).not.toContain('canary')
    await release('host', 1, { reason: 'canary' })
    expect(runtime.outbox[1]?.subject).toBe('피드백이 바뀌었어요: Feed')
    expect(JSON.stringify(runtime.outbox)).not.toContain('canary')
  })

  test.each([
    ['no confirmed address', { emailVerifiedAt: null }],
    ['no account that is switched on', { disabledAt: new Date() }],
  ])('C4 goes to nobody with %s', async (_who, change) => {
    await confirm(change)
    await handIn()
    const { release } = hands(scene)
    expect(await readJson(await release('host', 0, { anyway: true }))).toMatchObject({ mailed: 0 })
    expect(runtime.outbox).toEqual([])
  })

  test('C4 goes to nobody who was removed, nor to interviewers and observers', async () => {
    await confirm()
    await runtime.db.participant.update({
      where: { id: scene.participantIds.candidate },
      data: { role: 'observer' },
    })
    await handIn()
    expect(await readJson(await hands(scene).release('host', 0))).toMatchObject({ mailed: 0 })
  })

  test('C4 a mail server that fails undoes no release; without one the link is told', async () => {
    await confirm()
    await handIn()
    const { release, standing } = hands(scene)
    setRuntime({ ...runtime, mail: { send: () => Promise.reject(new AppError('mail_failed')) } })
    expect(await readJson(await release('host', 0, { anyway: true }))).toMatchObject({
      ...{ release: { version: 1 }, mailed: 0 },
    })
    setRuntime({ ...runtime, mail: null })
    expect(await readJson(await release('host', 1, { reason: 'Again' }))).toMatchObject({
      ...{ release: { version: 2 }, mailed: 0, link: `${runtime.publicUrl}/rooms/${scene.roomId}/report` },
    })
    expect((await standing('host')).mail).toEqual({ canMail: false, addresses: 1 })
    expect((await roomOf()).phase).toBe('released')
  })

  test('X2 nobody’s mailbox is filled by amending', async () => {
    await confirm()
    await handIn()
    const { release } = hands(scene)
    const mailed: number[] = []
    for (let version = 0; version < 7; version++) {
      const more = { anyway: true, reason: 'Again' }
      const answer = await readJson<{ mailed: number }>(await release('host', version, more))
      mailed.push(answer.mailed)
    }
    expect(mailed).toEqual([1, 1, 1, 1, 1, 0, 0])
  })
})

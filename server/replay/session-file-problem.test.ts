import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBox, makePicture, makePictureAsset } from '@/lib/board/make-record'
import { currentSchema } from '@/lib/board/schema'
import { ownBoardOf } from '@/lib/problem/own-board'
import { boardMaxBytes, emptyDraft, type OwnBoard, ownLineMax } from '@/lib/problem/own-problem'
import { isProblemId } from '@/server/queries/problem-id'
import type { SessionLine } from '@/lib/replay/session-file'
import { allRooms } from '@/lib/room-list'
import { branchSession } from '@/server/commands/branch-session'
import { deleteRoom } from '@/server/commands/delete-room'
import type { JoinedRoom } from '@/server/commands/join-room'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { limitCopies } from '@/server/limits'
import { codeOf, newAccount, readyProblem, secret, wholeDraft } from '@/server/own-problem-people'
import { presentGuide } from '@/server/presenters/present-guide'
import { presentRoom } from '@/server/presenters/present-room'
import { comparableSessions } from '@/server/queries/comparable-sessions'
import { guideFor } from '@/server/queries/guide'
import { mayOpenPack } from '@/server/queries/pack-access'
import { roomForViewer } from '@/server/queries/room-for-viewer'
import { roomsOfUser } from '@/server/queries/rooms-of-user'
import { importSession } from '@/server/replay/import-session'
import { contentOf, fileWith, linesOf, sessionFilesIn, unpacked } from '@/server/replay/session-files'
import { tellSession, type ToldSession, viewerOf } from '@/server/replay/told-session'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime
let told: ToldSession
/** Of the author, who is in no session. */
let problemId: string

const reference = ownBoardOf([makeBox({ id: 'box', x: 0, y: 0, label: `${secret} design` })])

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
/** A session about a problem that somebody wrote. */
beforeEach(async () => {
  runtime = startTestRuntime(database)
  told = await tellSession(runtime)
  problemId = await readyProblem(runtime, await newAccount(runtime, 'Ari'), { title: 'Links', reference })
  const copy = { title: 'Links', content: wholeDraft('Links'), reference: reference as object }
  await runtime.db.room.update({
    where: { id: told.roomId },
    data: { problemId, ownProblem: { create: copy } },
  })
})

const { fileOf, newcomer, open } = sessionFilesIn(() => runtime)

const { title, line, statement, given } = wholeDraft('Links')
/** What a candidate's copy of it says. */
const briefLine = {
  ...{ t: 'problem', content: { ...emptyDraft('en'), title, line, statement, given }, reference: null },
}

const copyIn = (roomId: string) => runtime.db.roomProblem.findUnique({ where: { roomId } })

async function guideOf(person: JoinedRoom) {
  return presentGuide(await guideFor(runtime, await viewerOf(runtime, person)), 'ko')
}
async function roomOf(person: JoinedRoom) {
  const viewer = await viewerOf(runtime, person)
  return presentRoom(await roomForViewer(runtime, viewer), viewer, 'ko')
}
const branchOf = ({ roomId, userId }: JoinedRoom) =>
  branchSession(runtime, {
    ...{ roomId, userId, name: 'Bo', locale: 'en', address: '198.51.100.9' },
    ...{ seq: 3, at: runtime.now() },
  })

type Written = Extract<SessionLine, { t: 'problem' }>

async function problemIdOf({ roomId }: { roomId: string }): Promise<string> {
  const { problemId } = await runtime.db.room.findUniqueOrThrow({ where: { id: roomId } })
  return problemId ?? ''
}

/** A design of so many boxes from before labels had styles: in this version each is longer. */
function drawnEarlier(boxes: number): OwnBoard & { schema: typeof currentSchema } {
  const sequences = { ...currentSchema.sequences, 'com.tldraw.shape.geo': 9 }
  const records = Array.from({ length: boxes }, (_, n) => {
    const { props, ...box } = makeBox({ id: `old${n}`, x: 0, y: 0, label: '' })
    const { richText: _richText, ...older } = props
    return { ...box, props: { ...older, text: '' } }
  })
  return { schema: { ...currentSchema, sequences }, records }
}

/** One that no room would have taken. */
function tooLarge(): OwnBoard & { schema: typeof currentSchema } {
  return { schema: currentSchema, records: ['x'.repeat(boardMaxBytes)] }
}

describe('a session about a problem that somebody wrote, as a file', () => {
  test('V7 P4 it comes along whole: exported, imported and exported again it is the same', async () => {
    const first = await fileOf(told.host)
    const made = await open(first)
    const { roomId: _of, ...copy } = (await copyIn(told.roomId)) ?? {}
    expect(await copyIn(made.roomId)).toEqual({ ...copy, roomId: made.roomId })
    expect(contentOf(await fileOf(made))).toEqual(contentOf(first))
    // Each time the design is given as another document of the same records.
    const guide = await guideOf(told.host)
    expect(guide.crux).toBe(`${secret} crux`)
    expect(await guideOf(made)).toEqual({ ...guide, ticks: [], reference: expect.any(String) })
    const { rows } = await roomsOfUser(runtime, { userId: made.userId, search: allRooms, after: null })
    expect(rows.map(({ ownTitle }) => ownTitle)).toEqual(['Links'])
    expect(await copyIn((await branchOf(made)).roomId)).toMatchObject(copy)
    await deleteRoom(runtime, made.roomId)
    expect(await copyIn(made.roomId)).toBeNull()
  })

  test('V7 P3 P5 a candidate’s copy holds the brief of it, and opens with that', async () => {
    const file = await fileOf(told.candidate)
    expect(unpacked(file)).not.toContain(secret)
    expect(linesOf(file)[1]).toEqual(briefLine)
    const made = await open(file)
    const { problem } = await roomOf(made)
    expect(problem).toEqual({ ...(await roomOf(told.candidate)).problem, id: problem?.id })
    const { content } = briefLine
    expect(await copyIn(made.roomId)).toMatchObject({ title: 'Links', content, reference: null })
    expect(contentOf(await fileOf(made))[1]).toEqual(briefLine)
    expect((await guideOf(made)).crux).toBeNull()
    expect(await copyIn((await branchOf(made)).roomId)).toMatchObject({ title: 'Links' })
    expect(unpacked(await fileOf(told.host))).toContain(`${secret} design`)
  })

  test('P5 whoever leads it while being asked the same elsewhere has the brief alone', async () => {
    const room = { id: `asked-${told.roomId}`, title: 'Asked', problemId, hostId: told.colleague.userId }
    await runtime.db.room.create({ data: { ...room, kind: 'interview', phase: 'live' } })
    const asked = { roomId: room.id, role: 'candidate', name: 'Hana', color: 0 } as const
    await runtime.db.participant.create({ data: { ...asked, id: room.id, userId: told.host.userId } })
    expect(unpacked(await fileOf(told.host))).not.toContain(secret)
    expect(unpacked(await fileOf(told.colleague))).toContain(secret)
  })

  test('V7 P5 it names no problem that is here, opens none, and is the same one each time', async () => {
    const file = await fileOf(told.host)
    expect(unpacked(file)).not.toContain(problemId)
    const importer = await newcomer()
    const [one, two] = [await open(file, importer), await open(file, importer)]
    const id = await problemIdOf(one)
    expect(id).toMatch(/^[0-9a-f]{64}$/)
    expect(isProblemId(id)).toBe(true)
    expect(await mayOpenPack(runtime, importer, id)).toBe(false)
    const beside = { userId: importer, roomId: one.roomId, locale: 'en' } as const
    expect(await comparableSessions(runtime, beside)).toMatchObject([
      { roomId: two.roomId, problem: 'Links', sharesProblem: true },
    ])
  })

  test('V7 everybody’s copies are about the same, whatever is known of its pack and whoever drew its design', async () => {
    const file = await fileOf(told.host)
    const sameAs = async (change: (line: Written) => unknown) =>
      problemIdOf(await open(fileWith(linesOf(file).map((one) => (one.t === 'problem' ? change(one) : one)))))
    const id = await problemIdOf(await open(file))
    expect(await problemIdOf(await open(await fileOf(told.candidate)))).toBe(id)
    expect(await sameAs((one) => ({ ...one, reference: drawnEarlier(3) }))).toBe(id)
    for (const change of [
      { title: 'L' },
      { line: 'l' },
      { statement: 's' },
      { given: [] },
      { language: 'ko' },
    ])
      expect(await sameAs((one) => ({ ...one, content: { ...one.content, ...change } }))).not.toBe(id)
  })

  const unreadable = { content: { ...wholeDraft('Links'), estimate: 7 } }
  const estimate = [{ name: 'users', label: '', formula: 'nothing *', unit: '' }]
  const tomorrow = { ...currentSchema, sequences: { ...currentSchema.sequences, of_tomorrow: 1 } }
  const bare = { t: 'problem', content: wholeDraft('Links'), reference: null }
  const [whole, noDesign, noPack] = ['whole', 'without its design', 'brief']
  type Stored = { content?: object | number; reference?: object }
  test.each<[string, Stored, { content: object } | null, string[]]>([
    ['a design too large', { reference: tooLarge() }, bare, [whole]],
    ['a design that grows too large in this version', { reference: drawnEarlier(5500) }, bare, [whole]],
    ['a design of a later version', { reference: { schema: tomorrow, records: [] } }, bare, [whole]],
    ['a design that is none', { reference: { records: 7 } }, bare, [whole]],
    [
      'a figure that computes nothing',
      { content: { ...wholeDraft('Links'), estimate } },
      briefLine,
      [whole, noDesign],
    ],
    ['a part that cannot be read', unreadable, briefLine, [whole, noDesign]],
    ['no title', { content: { ...wholeDraft(' ') } }, null, [whole, noDesign, noPack]],
    ['nothing of a problem', { content: 7 }, null, [whole, noDesign, noPack]],
  ])(
    'V7 of one with %s what would be taken in again is in its file, and the session opens',
    async (_what, data, left, fell) => {
      await runtime.db.roomProblem.update({ where: { roomId: told.roomId }, data })
      // It is written a second time, without the recording.
      await runtime.db.recordingPart.updateMany({
        where: { roomId: told.roomId },
        data: { bytes: Buffer.from('x') },
      })
      const file = await fileOf(told.host)
      const lines = linesOf(file)
      expect(lines.map(({ t }) => t)).toContain('board')
      expect(lines.find(({ t }) => t === 'problem') ?? null).toEqual(left)
      const { roomId } = await open(file)
      expect((await copyIn(roomId))?.content ?? null).toEqual(left?.content ?? null)
      const said = runtime.logged.filter((one) => one.includes('does not go into a session file'))
      expect(said.map((one) => (JSON.parse(one) as { form: string }).form)).toEqual(fell)
      expect(said.join()).not.toContain(secret)
    },
  )

  test('V7 a file from before it came along opens without one', async () => {
    const older = linesOf(await fileOf(told.host)).flatMap((line): SessionLine[] => {
      if (line.t === 'problem') return []
      if (line.t === 'end') return [{ ...line, lines: line.lines - 1 }]
      if (line.t !== 'session') return [line]
      return [{ ...line, version: 2, problem: { id: problemId, hash: 'f'.repeat(64) } }]
    })
    const text = fileWith(older).toString('latin1')
    const second = Buffer.from(text.replace('drawbridge-session 3', 'drawbridge-session 2'), 'latin1')
    const { roomId } = await open(second)
    expect(await runtime.db.room.findUnique({ where: { id: roomId } })).toMatchObject({ problemId: null })
    expect(await copyIn(roomId)).toBeNull()
  })
})

describe('a problem in a file that was made by hand', () => {
  const changed = async (change: (line: Written) => unknown) =>
    fileWith(linesOf(await fileOf(told.host)).map((line) => (line.t === 'problem' ? change(line) : line)))
  const saying = (change: object) => changed((line) => ({ ...line, content: { ...line.content, ...change } }))
  const drawn = (board: object) => changed((line) => ({ ...line, reference: board }))

  test('V7 P4 is held to what any is that is given', async () => {
    const lines = linesOf(await fileOf(told.host))
    const [head, problem, ...rest] = lines
    const counted = [...rest.slice(0, -1), { t: 'end', lines: lines.length }]
    const catalog = { id: 'payment-system', hash: 'f'.repeat(64) }
    const row = { name: 'users', label: '', formula: '1M', unit: '' }
    const { sequences } = currentSchema
    const damaged = 'session_file_damaged'
    const bad: Record<string, [string, Buffer]> = {
      'no title': [damaged, await saying({ title: ' \u202e ' })],
      'a line that is too long': [damaged, await saying({ functional: ['x'.repeat(ownLineMax + 1)] })],
      'too many rows': [damaged, await saying({ given: Array.from({ length: 61 }, (_, n) => `row ${n}`) })],
      'a figure twice': [damaged, await saying({ estimate: [row, row] })],
      'a part that is none': [damaged, await saying({ answers: [] })],
      'another language': [damaged, await saying({ language: 'fr' })],
      twice: [damaged, fileWith([head, problem, problem, ...counted])],
      'beside one of the catalog': [damaged, fileWith([{ ...head, problem: catalog }, ...lines.slice(1)])],
      'in another place': [damaged, fileWith([head, rest[0], problem, ...rest.slice(1)])],
      'a design with a board too large': ['session_file_too_large', await drawn(tooLarge())],
      'a design that grows too large in this version': [
        'session_file_too_large',
        await drawn(drawnEarlier(5500)),
      ],
      'a design of a later version': [
        'session_file_newer',
        await drawn({
          schema: { schemaVersion: 2, sequences: { ...sequences, of_tomorrow: 1 } },
          records: [],
        }),
      ],
    }
    expect(JSON.stringify(drawnEarlier(5500)).length).toBeLessThan(boardMaxBytes)
    const before = await runtime.db.room.count()
    for (const [what, [code, bytes]] of Object.entries(bad))
      expect(await codeOf(open(bytes)), what).toBe(code)
    expect(await runtime.db.room.count()).toBe(before)
  })

  test('X4 P4 is kept as if it had been typed, its design without what cannot be shown', async () => {
    const dirty = {
      title: ' Lin\u0000ks\u202e\n',
      statement: '<script>\u0007\r\n**it**',
      given: ['  ', ' one '],
    }
    const asTyped = await copyIn((await open(await saying(dirty))).roomId)
    expect(asTyped).toMatchObject({
      title: 'Links',
      content: { title: 'Links', statement: '<script>\n**it**', given: ['one'] },
    })
    const size = { w: 1, h: 1, width: 1, height: 1, mediaType: 'image/png' }
    const asset = makePictureAsset({ id: 'p', ...size })
    const picture = makePicture({ id: 'p', x: 0, y: 0, ...size, assetId: asset.id })
    const box = makeBox({ id: 'kept', x: 0, y: 0, label: 'Kept' })
    const records = [asset, picture, box, { id: 'shape:bad', typeName: 'shape', type: 'geo' }, 7, null]
    const board = await copyIn((await open(await drawn({ schema: currentSchema, records }))).roomId)
    const kept = (board?.reference as { records: { id: string }[] }).records.map(({ id }) => id)
    expect(kept).toContain(box.id)
    for (const id of [asset.id, picture.id, 'shape:bad']) expect(kept).not.toContain(id)
    const nothing = await copyIn((await open(await drawn({ schema: currentSchema, records: [7] }))).roomId)
    expect(nothing).toMatchObject({ title: 'Links', reference: null })
  })

  test('V7 a draft from before some part of it is read, that part empty', async () => {
    const file = await changed(({ content: { wrapUp: _wrapUp, ...content }, ...line }) => ({
      ...line,
      content,
    }))
    expect(await copyIn((await open(file)).roomId)).toMatchObject({
      content: { wrapUp: [], out: [`${secret} out`] },
    })
  })

  test('X2 what it unfolds to counts as copied', async () => {
    const draft = wholeDraft('Links')
    const long = { ...draft, functional: Array.from({ length: 60 }, () => 'x'.repeat(ownLineMax)) }
    const bytes = await saying(long)
    const address = '203.0.113.251'
    expect(await codeOf(limitCopies(runtime, address, 1000 * 1000 * 1000 - bytes.length - 20_000))).toBe(
      'done',
    )
    const input = { userId: await newcomer(), name: 'Bo', bytes, address }
    expect(await codeOf(importSession(runtime, input))).toBe('too_many')
  })
})

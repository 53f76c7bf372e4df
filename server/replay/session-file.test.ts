import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { picturesShown } from '@/lib/board/images'
import { boardRecords } from '@/lib/board/doc'
import type { SessionLine } from '@/lib/replay/session-file'
import { partHash, partText } from '@/lib/replay/part-hash'
import type { RecordingPart } from '@/lib/replay/recording'
import type { JoinedRoom } from '@/server/commands/join-room'
import { deleteRoom } from '@/server/commands/delete-room'
import { openNextRoom } from '@/server/commands/open-next-room'
import { reopenInterview } from '@/server/commands/reopen-interview'
import { newId } from '@/server/auth/id'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { readDesk } from '@/server/queries/desk'
import { readEvidence } from '@/server/queries/evidence'
import { readInstanceState } from '@/server/queries/instance-state'
import { mayOpenPack } from '@/server/queries/pack-access'
import { roomsOfUser } from '@/server/queries/rooms-of-user'
import { allRooms } from '@/lib/room-list'
import { sha256 } from '@/server/replay/part-bytes'
import { readPackedRecording } from '@/server/replay/read-recording'
import { exportSession } from '@/server/replay/export-session'
import { openSessionFile, readSessionLines } from '@/server/replay/session-file-bytes'
import {
  contentOf,
  fileWith,
  linesOf,
  sealed,
  sessionFilesIn,
  streamed,
  unpacked,
} from '@/server/replay/session-files'
import { tellSession, type ToldSession, viewerOf } from '@/server/replay/told-session'
import { createRegistry } from '@/server/room/create-registry'
import { foldBoard } from '@/server/room/fold-board'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(() => {
  runtime = startTestRuntime(database)
})

const { fileOf, newcomer, open } = sessionFilesIn(() => runtime)

/** As somebody would forge it: the parts changed, and every hash made to fit. */
function rechained(lines: readonly SessionLine[], change: (part: RecordingPart) => unknown): Buffer {
  const forged = structuredClone(lines) as SessionLine[]
  const recording = forged.find((line) => line.t === 'recording')
  let hash = ''
  for (const line of forged) {
    if (line.t !== 'part' || recording?.t !== 'recording') continue
    change(line.part)
    hash = partHash(hash, partText(line.part), sha256)
    const head = recording.head.parts[line.part.index]
    if (head) head.hash = hash
  }
  return fileWith(forged)
}

const roomCount = () => runtime.db.room.count()

describe('a session as a file', () => {
  test('V7 exported, imported and exported again it holds the same', async () => {
    const told = await tellSession(runtime)
    const first = await fileOf(told.host)
    runtime.pass(1_000_000)
    const again = await open(first)
    expect(again.roomId).not.toBe(told.roomId)
    const second = await fileOf(again)
    expect(contentOf(second)).toEqual(contentOf(first))
    const kinds = new Set(linesOf(first).map(({ t }) => t))
    for (const kind of ['event', 'hint', 'tick', 'note', 'card', 'recording', 'part', 'presence', 'picture'])
      expect(kinds, kind).toContain(kind)
    expect(linesOf(first).filter(({ t }) => t === 'part').length).toBeGreaterThan(1)
    // Whoever pasted is named as everybody else is, there and here.
    const recording = linesOf(first).find((line) => line.t === 'recording')
    expect(recording?.t === 'recording' && recording.head.pastes).toMatchObject([{ by: 'p2', count: 9 }])
    const kept = await readPackedRecording(runtime, again.roomId)
    const sora = { roomId: again.roomId, name: 'Sora' }
    const { id } = await runtime.db.participant.findFirstOrThrow({ where: sora })
    expect(kept?.head.pastes).toMatchObject([{ by: id }])
    // And once more, of what was made of a file.
    expect(contentOf(await fileOf(await open(second)))).toEqual(contentOf(first))
  })

  test('V7 of a session that was not recorded it holds the final board alone', async () => {
    const told = await tellSession(runtime, { isRecorded: false })
    const bytes = await fileOf(told.host)
    const kinds = linesOf(bytes).map(({ t }) => t)
    expect(kinds).toContain('board')
    for (const kind of ['recording', 'part', 'presence']) expect(kinds).not.toContain(kind)
    const again = await open(bytes)
    expect(contentOf(await fileOf(again))).toEqual(contentOf(bytes))
    expect(await runtime.db.recording.count({ where: { roomId: again.roomId } })).toBe(0)
  })

  test('V7 no id of this instance is in it', async () => {
    const told = await tellSession(runtime)
    const text = unpacked(await fileOf(told.host))
    const people = [told.host, told.colleague, told.candidate]
    const ids = [told.roomId, ...people.flatMap(({ userId, participantId }) => [userId, participantId])]
    const events = await runtime.db.hint.findMany({ where: { roomId: told.roomId } })
    for (const id of [...ids, ...events.map(({ id }) => id)]) expect(text).not.toContain(id)
  })

  test('V7 C2 C5 a candidate has a copy without a word that was private', async () => {
    const told = await tellSession(runtime)
    const text = unpacked(await fileOf(told.candidate))
    const { note, colleagueNote, hint, privateCheck } = told.canaries
    for (const canary of [note, colleagueNote]) expect(text).not.toContain(canary.slice(-23))
    expect(text).not.toContain(privateCheck)
    // What everybody has read stays, and what they think of themselves.
    expect(text).toContain(hint)
    const cards = linesOf(Buffer.from(await fileOf(told.candidate))).filter(({ t }) => t === 'card')
    expect(cards).toMatchObject([{ by: 1, isSelf: true }])
    const kinds = new Set(linesOf(await fileOf(told.candidate)).map(({ t }) => t))
    expect(kinds).not.toContain('note')
    const own = unpacked(await fileOf(told.host))
    for (const canary of [note, colleagueNote, privateCheck]) expect(own).toContain(canary)
  })

  test('C2 an interviewer who has not submitted has only what is theirs', async () => {
    const told = await tellSession(runtime)
    const card = { roomId: told.roomId, participantId: told.host.participantId, isSelf: false }
    const where = { roomId_participantId_isSelf: card }
    await runtime.db.scorecard.update({ where, data: { submittedAt: null } })
    const text = unpacked(await fileOf(told.host))
    expect(text).toContain(told.canaries.note)
    expect(text).not.toContain(told.canaries.colleagueNote)
    expect(linesOf(await fileOf(told.host)).filter(({ t }) => t === 'card')).toHaveLength(1)
  })

  test('J4 nobody learns from it who said what to the recording', async () => {
    const told = await tellSession(runtime, { isRecorded: false })
    for (const person of [told.host, told.candidate])
      expect(unpacked(await fileOf(person))).not.toContain('consent')
  })

  test('V7 nothing of it is left where files wait', async () => {
    const told = await tellSession(runtime)
    const waiting = async () => (await readdir(tmpdir())).filter((name) => /^drawbridge-.*\.gz$/.test(name))
    const before = await waiting()
    const { file } = await exportSession(runtime, await viewerOf(runtime, told.host))
    // Before a byte is asked for: whoever goes away, and a server that ends, leave nothing either.
    expect(before).toEqual(expect.arrayContaining(await waiting()))
    expect(await streamed(file)).toHaveLength(file.size)
  })
})

describe('a session that is damaged where it is kept', () => {
  test('V7 a damaged part leaves the final board, damaged presence leaves the rest', async () => {
    const { roomId, host } = await tellSession(runtime)
    const kinds = async () => new Set(linesOf(await fileOf(host)).map(({ t }) => t))
    await runtime.db.recording.update({ where: { roomId }, data: { presence: Buffer.from('no gzip') } })
    const whole = await kinds()
    expect([whole.has('part'), whole.has('presence'), whole.has('board')]).toEqual([true, false, false])
    const where = { roomId_index: { roomId, index: 1 } }
    await runtime.db.recordingPart.update({ where, data: { bytes: Buffer.from('no gzip') } })
    const rest = await kinds()
    expect([rest.has('part'), rest.has('recording'), rest.has('board')]).toEqual([false, false, true])
    await open(await fileOf(host))
  })

  test('V7 what a newer version has recorded is not written as ours', async () => {
    const { roomId, host } = await tellSession(runtime)
    await runtime.db.recording.update({ where: { roomId }, data: { version: 99 } })
    expect(linesOf(await fileOf(host)).map(({ t }) => t)).not.toContain('recording')
  })
})

describe('what is made of a file', () => {
  let told: ToldSession
  let bytes: Buffer
  let made: JoinedRoom

  beforeEach(async () => {
    told = await tellSession(runtime)
    bytes = await fileOf(told.host)
    made = await open(bytes)
  })

  test('V7 is over, with the times of then, led by whoever opened it, who sees all of it', async () => {
    const [room, original] = await Promise.all(
      [made.roomId, told.roomId].map((id) =>
        runtime.db.room.findUniqueOrThrow({ where: { id }, include: { interview: true } }),
      ),
    )
    expect(room).toMatchObject({ phase: 'ended', writable: false, hostId: made.userId, title: 'Payments' })
    expect(room?.importedAt).not.toBeNull()
    for (const key of ['endedAt', 'startedAt', 'finalSeq', 'finalHash', 'clock'] as const)
      expect(room?.interview?.[key]).toEqual(original?.interview?.[key])
    const desk = await readDesk(runtime, await viewerOf(runtime, made))
    expect(desk.colleagues.map(({ name, notes }) => [name, notes.length])).toEqual([
      ['Hana', 1],
      ['Sora', 1],
    ])
    const { ticks } = await readEvidence(runtime, await viewerOf(runtime, made))
    expect(ticks.map(({ check }) => check).sort()).toEqual(['failover', 'scale'])
    const stored = await runtime.journal.load(made.roomId)
    const records = stored && boardRecords(foldBoard(stored).doc)
    expect([...picturesShown(records?.values() ?? [])]).toEqual([told.pictureId])
    const picture = await runtime.images.get(made.roomId, told.pictureId)
    expect(Buffer.from(picture ?? '').toString()).toBe('picture')
    const { rows } = await roomsOfUser(runtime, { userId: made.userId, search: allRooms, after: null })
    expect(rows.map(({ id }) => id)).toContain(made.roomId)
  })

  test('V7 opens in a live server, as a board that nobody can draw on', async () => {
    const { rooms, stop } = createRegistry({
      pool: database.pool,
      db: database.db,
      log: runtime.log,
      now: runtime.now,
    })
    expect(await rooms.open(made.roomId)).not.toBeNull()
    await rooms.shutdown(1000)
    await stop()
  })

  test('V7 is never reopened, goes on nowhere, and opens no pack (P5)', async () => {
    const { roomId, participantId } = made
    await expect(reopenInterview(runtime, { roomId, participantId })).rejects.toMatchObject({
      code: 'wrong_phase',
    })
    const next = { roomId, participantId, problemId: null, locale: 'en' as const }
    await expect(openNextRoom(runtime, next)).rejects.toMatchObject({ code: 'wrong_phase' })
    expect(await mayOpenPack(runtime, made.userId, 'payment-system')).toBe(false)
  })

  test('V7 its people are names that nobody can be, are not counted, and go with the room', async () => {
    const people = await runtime.db.participant.findMany({
      where: { roomId: made.roomId, id: { not: made.participantId } },
      include: { user: { include: { authSessions: true } } },
    })
    expect(people.map(({ name }) => name).sort()).toEqual(['Hana', 'Min', 'Sora'])
    for (const { user } of people)
      expect(user).toMatchObject({ name: '', email: null, passwordHash: null, authSessions: [] })
    const { guests } = await readInstanceState(runtime)
    expect(guests).toBe(await runtime.db.user.count({ where: { email: null, name: { not: '' } } }))
    await deleteRoom(runtime, made.roomId, { by: made.participantId })
    const left = await runtime.db.user.count({ where: { id: { in: people.map(({ userId }) => userId) } } })
    expect(left).toBe(0)
    expect(await runtime.db.recordingPart.count({ where: { roomId: made.roomId } })).toBe(0)
    expect(await runtime.images.get(made.roomId, told.pictureId)).toBeNull()
  })

  test('V7 what its importer adds goes into the next file under their name', async () => {
    const { roomId, participantId } = made
    await runtime.db.note.create({
      data: {
        ...{ id: newId(), roomId, participantId, text: 'looked at again', selection: [] },
        ...{ at: new Date(runtime.now()), elapsedMs: 0, updatedAt: new Date(runtime.now()) },
      },
    })
    const lines = linesOf(await fileOf(made))
    const [head] = lines
    expect(head?.t === 'session' && head.people.map(({ name }) => name)).toEqual([
      'Hana',
      'Min',
      'Sora',
      'Bo',
    ])
    expect(lines).toContainEqual(expect.objectContaining({ t: 'note', by: 3, text: 'looked at again' }))
  })
})

describe('a bad file', () => {
  const refusal = async (bytes: Uint8Array): Promise<string> => {
    const before = [await roomCount(), await runtime.db.user.count()]
    const userId = await newcomer()
    const code = await open(bytes, userId).then(
      () => 'taken',
      (error: { code?: string }) => error.code ?? String(error),
    )
    await runtime.db.user.delete({ where: { id: userId } })
    expect([await roomCount(), await runtime.db.user.count()]).toEqual(before)
    return code
  }
  const looked = async (bytes: Uint8Array): Promise<string> => {
    try {
      let lines = 0
      for await (const line of readSessionLines(openSessionFile(bytes))) lines += line.t.length
      return `read ${lines}`
    } catch (error) {
      return (error as { code?: string }).code ?? String(error)
    }
  }
  const refused = /^session_file_(damaged|foreign|newer)$/

  test('V7 one flipped bit in any byte of a small file is detected', async () => {
    const [head] = linesOf(await fileOf((await tellSession(runtime)).host))
    const small = fileWith([head, { t: 'end', lines: 1 }])
    expect(await looked(small)).toMatch(/^read/)
    for (let at = 0; at < small.length; at++)
      for (let bit = 0; bit < 8; bit++) {
        const flipped = Buffer.from(small)
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
        expect(await looked(flipped), `byte ${at}, bit ${bit}`).toMatch(refused)
      }
  })

  test('V7 one changed byte anywhere in a session is detected, and so is a file that is cut', async () => {
    const bytes = await fileOf((await tellSession(runtime)).host)
    const seed = Date.now()
    const place = fc.oneof(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 0, max: bytes.length - 1 }))
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const flipped = Buffer.from(bytes)
        flipped[at] = (flipped[at] ?? 0) ^ change
        expect(await looked(flipped)).toMatch(refused)
        expect(await looked(bytes.subarray(0, at))).toMatch(/^session_file_(damaged|foreign|empty)$/)
        expect(await looked(Buffer.concat([bytes, Buffer.from([change])]))).toBe('session_file_damaged')
      }),
      { numRuns: 500, seed },
    )
    expect(await looked(bytes)).toMatch(/^read/)
  })

  test('V7 says what is the matter: empty, foreign, newer, damaged, a bomb', async () => {
    const bytes = await fileOf((await tellSession(runtime)).host)
    const lines = linesOf(bytes)
    expect(await refusal(Buffer.alloc(0))).toBe('session_file_empty')
    expect(await refusal(Buffer.from('PK\u0003\u0004 a picture'))).toBe('session_file_foreign')
    expect(await refusal(bytes.subarray(100))).toBe('session_file_foreign')
    const text = bytes.toString('latin1')
    const newer = Buffer.from(text.replace('drawbridge-session 3', 'drawbridge-session 4'), 'latin1')
    expect(await refusal(newer)).toBe('session_file_newer')
    const never = Buffer.from(text.replace('drawbridge-session 3', 'drawbridge-session 0'), 'latin1')
    expect(await refusal(never)).toBe('session_file_damaged')
    expect(await refusal(bytes.subarray(0, bytes.length / 2))).toBe('session_file_damaged')
    expect(await refusal(sealed('{"t":"session"}\n'))).toBe('session_file_damaged')
    expect(await refusal(sealed('no JSON\n'))).toBe('session_file_damaged')
    expect(await refusal(sealed('['.repeat(500_000)))).toBe('session_file_damaged')
    expect(await refusal(sealed(Buffer.from([0xff, 0xfe, 0x0a])))).toBe('session_file_damaged')
    expect(await refusal(sealed(Buffer.alloc(20_000_000, 0x20)))).toBe('session_file_too_large')
    expect(await refusal(sealed(`${JSON.stringify(lines[0])}\n`.repeat(10_000)))).toMatch(/damaged|too_large/)
    const recording = lines.find((line) => line.t === 'recording')
    const ahead = lines.map((line) =>
      line === recording ? { ...line, head: { version: 99, shape: 'another' } } : line,
    )
    expect(await refusal(fileWith(ahead))).toBe('session_file_newer')
  })

  test('V7 what was rightly sealed is still judged: order, chain, hashes, names', async () => {
    const lines = linesOf(await fileOf((await tellSession(runtime, { isReleased: true })).host))
    const change = (kind: SessionLine['t'], make: (line: never) => unknown) =>
      fileWith(lines.map((line) => (line.t === kind ? make(line as never) : line)))
    type Any = Record<string, unknown>
    const empty = { summary: '', points: [], left: [], sharesNotes: false }
    const point = { kind: 'strength', text: 'x', dimension: null, moment: null }
    const bad: Record<string, Buffer> = {
      'a part is missing': fileWith(lines.filter((line) => line.t !== 'part' || line.part.index !== 0)),
      'parts have changed places': fileWith([
        ...lines.filter(({ t }) => t !== 'part' && t !== 'picture' && t !== 'end' && t !== 'presence'),
        ...lines.filter(({ t }) => t === 'part').reverse(),
        { t: 'end', lines: 0 },
      ]),
      'the last line is missing': fileWith(lines.slice(0, -1)),
      'a line is missing': fileWith(lines.filter(({ t }) => t !== 'tick')),
      'another final board': change('session', (head: Any) => ({ ...head, finalHash: 'f'.repeat(64) })),
      'a part that says something else': change('part', (line: { part: Any }) => ({
        ...line,
        part: { ...line.part, at: 7 },
      })),
      'somebody who is not there': change('note', (line: Any) => ({ ...line, by: 77 })),
      'a note that is not there': change('card', (card: { scores: Any[] }) => ({
        ...card,
        scores: card.scores.map((score) => ({
          ...score,
          moments: [{ at: 1, elapsedMs: 1, stage: null, note: 44 }],
        })),
      })),
      'a point of a note that is not there': change('card', (card: { feedback: Any | null }) => ({
        ...card,
        feedback: { ...empty, points: [{ ...point, note: 44 }] },
      })),
      'two points of one note': change('card', (card: { feedback: Any | null }) => ({
        ...card,
        feedback: { ...empty, points: [0, 0].map((note) => ({ ...point, note })) },
      })),
      'a rating by nobody': change('rating', (line: Any) => ({ ...line, by: 77 })),
      'a release by nobody': change('release', (line: Any) => ({ ...line, by: 77 })),
      'a released card by nobody': change('release', (line: { cards: Any[] }) => ({
        ...line,
        cards: line.cards.map((card) => ({ ...card, by: 77 })),
      })),
      'a card that is released twice': change('release', (line: { cards: Any[] }) => ({
        ...line,
        cards: [...line.cards, ...line.cards],
      })),
      'a released note that is not there': change('release', (line: { cards: Any[] }) => ({
        ...line,
        cards: line.cards.map((card) => ({ ...card, points: [{ ...point, note: 44 }] })),
      })),
      'a score of a release that shows a note that is not there': change(
        'release',
        (line: { cards: Any[] }) => ({
          ...line,
          cards: line.cards.map((card) => ({
            ...card,
            moments: { ...(card.moments as Any), depth: [{ at: 1, elapsedMs: 1, stage: null, note: 44 }] },
          })),
        }),
      ),
      'a picture of another kind': change('picture', (line: Any) => ({
        ...line,
        mediaType: 'image/svg+xml',
      })),
      'a picture of another size': change('picture', (line: Any) => ({ ...line, width: 2 })),
      'a name without letters': change('session', (head: Any) => ({
        ...head,
        people: (head.people as Any[]).map((one) => ({ ...one, name: '\u202e\u200b' })),
      })),
      'minutes that nobody gave': change('event', (line: { kind: string; data: Any }) =>
        line.kind === 'clock' ? { ...line, data: { ...line.data, command: 'add', minutes: null } } : line,
      ),
      'a recording of what never ended': fileWith(
        lines
          .filter((line) => line.t !== 'event' || line.kind !== 'ended')
          .map((line) => (line.t === 'end' ? { ...line, lines: line.lines - 1 } : line)),
      ),
      'a paste by nobody': change('recording', (line: { head: Any }) => ({
        ...line,
        head: { ...line.head, pastes: [{ seq: 2, at: 2, by: 'cmfk2n9', count: 9 }] },
      })),
      'somebody twice': change('recording', (line: { head: { people: Any[] } }) => ({
        ...line,
        head: { ...line.head, people: line.head.people.map((one) => ({ ...one, id: 'p0' })) },
      })),
      'a part that leads elsewhere': rechained(lines, (part) => part.index === 0 && part.changes.pop()),
      'time that runs backwards': rechained(lines, (part) => part.changes.forEach((one) => (one.at = 1))),
      'a board that is nested too deep': rechained(lines, (part) => {
        const [first] = part.records
        if (first) first[1] = JSON.parse(`${'['.repeat(150)}${']'.repeat(150)}`) as unknown
      }),
      'a key too many': change('session', (head: Any) => ({ ...head, isAdmin: true })),
    }
    for (const [what, bytes] of Object.entries(bad)) expect(await refusal(bytes), what).toMatch(refused)
  })

  test('X4 what is said in a file is kept as if it had been typed', async () => {
    const lines = linesOf(await fileOf((await tellSession(runtime)).host))
    const dirty = lines.map((line) => {
      if (line.t === 'session')
        return {
          ...line,
          title: '  <img src=x onerror=alert(1)>\u202e \u0000pay ',
          people: line.people.map((one, n) => ({ ...one, name: `A\u0300\u202e${n}\n` })),
        }
      return line.t === 'note' ? { ...line, text: `${line.text}\u0007\r\n<script>` } : line
    })
    const { roomId } = await open(fileWith(dirty))
    const room = await runtime.db.room.findUniqueOrThrow({
      where: { id: roomId },
      include: { participants: true, notes: true },
    })
    expect(room.title).toBe('<img src=x onerror=alert(1)> pay')
    expect(room.participants.map(({ name }) => name).sort()).toEqual(['Bo', 'À0', 'À1', 'À2'])
    for (const { text } of room.notes) expect(text).toMatch(/\n<script>$/)
  })

  test('X4 J4 people of a recording are called as those of its session, and it is kept no longer than others here', async () => {
    const told = await tellSession(runtime)
    const forged = linesOf(await fileOf(told.host)).map((line) => {
      if (line.t === 'session') return { ...line, recordingDays: 90 }
      if (line.t !== 'recording') return line
      const gone = { id: 'gone0', name: '\u202eGo\u0000\ud800ne', role: 'observer', color: 7 }
      const people = line.head.people.map((one) => ({ ...one, name: '\u0000Boss', role: 'observer' }))
      const activity = [...line.head.activity, []]
      return { ...line, head: { ...line.head, people: [...people, gone], activity } }
    })
    const settings = { recordingDays: 30 }
    await runtime.db.instance.upsert({ where: { id: 1 }, create: settings, update: settings })
    const { roomId } = await open(fileWith(forged))
    const kept = await readPackedRecording(runtime, roomId)
    expect(kept?.head.people.map(({ name, role }) => [name, role])).toEqual([
      ['Hana', 'interviewer'],
      ['Min', 'candidate'],
      ['Sora', 'interviewer'],
      ['Gone', 'observer'],
    ])
    expect(await runtime.db.interview.findUnique({ where: { roomId } })).toMatchObject(settings)
    await runtime.db.instance.update({ where: { id: 1 }, data: { recordingDays: null } })
  })

  test('V7 when the store of pictures fails nothing is left of the attempt', async () => {
    const bytes = await fileOf((await tellSession(runtime)).host)
    runtime.images.put = () => Promise.reject(new Error('the store is away'))
    expect(await refusal(bytes)).toMatch(/away/)
  })
})

/** A session with a bit of everything in it, for tests of what is told of sessions afterwards. */
import * as Y from 'yjs'
import { seedBoard, writeRecord } from '@/lib/board/doc'
import { makeBox, makePicture, makePictureAsset } from '@/lib/board/make-record'
import type { Role } from '@/lib/permissions'
import { RecordingOfLog } from '@/lib/replay/build-recording'
import type { NoteView } from '@/lib/rubric/desk-view'
import type { DimensionId, ScoreLevel } from '@/lib/rubric/dimensions'
import { draftFeedback } from '@/lib/rubric/feedback'
import { newId } from '@/server/auth/id'
import { findParticipant } from '@/server/auth/gate'
import { inviteToken } from '@/server/auth/invite-token'
import { createRoom } from '@/server/commands/create-room'
import { dropRecording } from '@/server/commands/drop-recording'
import { endInterview } from '@/server/commands/end-interview'
import { giveHint } from '@/server/commands/give-hint'
import { joinRoom, type JoinedRoom } from '@/server/commands/join-room'
import { usualSetup } from '@/server/commands/new-room'
import { raiseHand } from '@/server/commands/raise-hand'
import { rateSelf } from '@/server/commands/rate-self'
import { cardsRevision } from '@/server/cards-revision'
import { releaseFeedback } from '@/server/commands/release-feedback'
import { runClock } from '@/server/commands/run-clock'
import { saveFeedback } from '@/server/commands/save-feedback'
import { saveNote } from '@/server/commands/save-note'
import { scoreDimension } from '@/server/commands/score-dimension'
import { submitScorecard } from '@/server/commands/submit-scorecard'
import { tickCheck } from '@/server/commands/tick-check'
import { handedInCards } from '@/server/queries/handed-in-cards'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { packRecording } from '@/server/replay/pack-recording'
import { packText, sha256 } from '@/server/replay/part-bytes'
import { storeRecording } from '@/server/replay/store-recording'
import { testSecret, type TestRuntime } from '@/server/test-runtime'

const minuteMs = 60_000

/** What stands in the notes and hints of a told session, to be looked for where it must not be. */
export interface Canaries {
  note: string
  colleagueNote: string
  hint: string
  privateCheck: string
  /** What the colleague says in words, and what is said of the interview. */
  feedback: string
  rating: string
}

export interface ToldSession {
  roomId: string
  host: JoinedRoom
  colleague: JoinedRoom
  candidate: JoinedRoom
  pictureId: string
  canaries: Canaries
}

/** Tells it with these commands, minute by minute, and packs its recording unless it is not recorded. */
export async function tellSession(
  runtime: TestRuntime,
  { isRecorded = true, title = 'Payments', boxes = 12, isReleased = false } = {},
): Promise<ToldSession> {
  const setup = { ...usualSetup, kind: 'interview' as const, isCoached: true, isRecorded }
  const host = await createRoom(runtime, {
    ...{ userId: null, name: 'Hana', title, problemId: 'payment-system', setup, locale: 'en' },
  })
  const { roomId } = host
  const enter = async (role: Role, name: string) => {
    const invite = (await invitesOfRoom(runtime, roomId)).find((one) => one.role === role)
    const token = inviteToken(invite?.id ?? '', invite?.version ?? 1, testSecret)
    runtime.pass(1000)
    return joinRoom(runtime, { token, name, userId: null, locale: 'en', recording: true })
  }
  const candidate = await enter('candidate', 'Min')
  const colleague = await enter('interviewer', 'Sora')
  const unique = newId()
  const canaries: Canaries = {
    note: `+ #scope asks first ${unique}1`,
    colleagueNote: `- #depth was lost ${unique}2`,
    hint: `What if the caller tries again? ${unique}3`,
    privateCheck: 'failover',
    feedback: `asks too late ${unique}4`,
    rating: `was not heard ${unique}5`,
  }
  const write = (participantId: string, text: string) =>
    saveNote(
      runtime,
      { roomId, participantId },
      {
        ...{ id: newId(), text, selection: ['shape:box1'], version: 0 },
        ...{ at: runtime.now(), elapsedMs: 1, stage: 'scope' },
      },
    )
  const order = (command: 'start' | 'next', expected: number) =>
    runClock(runtime, { roomId, participantId: host.participantId, order: { command }, expected })
  const author = (person: JoinedRoom) =>
    ({ roomId, participantId: person.participantId, kind: 'interview' }) as const
  const score = (person: JoinedRoom, dimension: DimensionId, level: ScoreLevel, noteId?: string) =>
    scoreDimension(runtime, author(person), dimension, {
      ...{ level, version: 0 },
      moments: [{ at: runtime.now(), elapsedMs: 2, stage: 'scope', ...(noteId && { noteId }) }],
    })

  await order('start', 0)
  let ofColleague: NoteView | null = null
  const drawing = new Drawing(runtime, roomId)
  await drawing.draw(null, (doc) => seedBoard(doc))
  const pictureId = await keepPicture(runtime, roomId)
  for (let n = 1; n <= boxes; n++) {
    runtime.pass(minuteMs)
    await drawing.draw(candidate.participantId, (doc) => {
      const box = makeBox({ id: `box${n}`, x: n * 100, y: 0, label: `Box ${n} <b>&amp;` })
      writeRecord(doc, box.id, box)
      if (n !== 2) return
      const asset = makePictureAsset({ id: pictureId, width: 1, height: 1, mediaType: 'image/png' })
      const shape = makePicture({ id: pictureId, x: 0, y: 0, w: 1, h: 1, assetId: asset.id })
      for (const record of [asset, shape]) writeRecord(doc, record.id, record)
    })
    if (n === 10)
      await drawing.draw(colleague.participantId, (doc) => {
        for (let m = 1; m <= 9; m++) {
          const box = makeBox({ id: `pasted${m}`, x: m * 100, y: 300, label: '' })
          writeRecord(doc, box.id, box)
        }
      })
    if (n === 3) {
      const { id } = await write(host.participantId, canaries.note)
      await score(host, 'problem', 4, id)
    }
    if (n === 4) ofColleague = await write(colleague.participantId, canaries.colleagueNote)
    if (n === 5) {
      const { participantId: personId } = candidate
      await raiseHand(runtime, { roomId, participantId: personId, personId, wants: 'hint' })
    }
    if (n === 6) {
      const { participantId } = host
      await giveHint(runtime, { roomId, participantId, stage: 'scope', level: 2, text: canaries.hint })
    }
    if (n === 7) await order('next', 1)
    const tick = { roomId, stage: 'scope', isTicked: true } as const
    const { participantId } = n === 8 ? candidate : host
    if (n === 8) await tickCheck(runtime, { ...tick, participantId, role: 'candidate', check: 'scale' })
    const own = { ...tick, stage: 'deep_dive', check: canaries.privateCheck } as const
    if (n === 9) await tickCheck(runtime, { ...own, participantId, role: 'interviewer' })
  }
  await score(colleague, 'depth', 2)
  await endInterview(runtime, { roomId, participantId: host.participantId })
  const draft = draftFeedback(ofColleague ? [ofColleague] : [])
  await saveFeedback(runtime, author(colleague), {
    feedback: {
      ...{ ...draft, sharesNotes: true, left: [] },
      points: [
        ...draft.points,
        { id: 'own', kind: 'next_step', text: canaries.feedback, dimension: null, moment: null },
      ],
    },
    version: 0,
  })
  for (const person of [host, colleague]) {
    runtime.pass(1000)
    await submitScorecard(runtime, author(person))
  }
  const levels = { problem: 3, estimation: 2, high_level: 3, depth: 2, reliability: 2, communication: 3 }
  await rateSelf(runtime, author(candidate), {
    levels: levels as Record<DimensionId, ScoreLevel>,
    interview: { answers: { task: 4, help: null, heard: 1 }, comment: canaries.rating },
  })
  if (isReleased) {
    const lead = { ...author(host), userId: host.userId }
    const cards = cardsRevision(await handedInCards(runtime.db, roomId))
    await releaseFeedback(runtime, lead, { expected: 0, cards, anyway: false, reason: null })
    await releaseFeedback(runtime, lead, { expected: 1, cards, anyway: false, reason: 'Once more' })
  }
  if (isRecorded) await pack(runtime, roomId, [host, candidate, colleague])
  return { roomId, host, colleague, candidate, pictureId, canaries }
}

/** Somebody of a session as gates know them. */
export async function viewerOf(runtime: TestRuntime, { userId, roomId }: JoinedRoom) {
  const viewer = await findParticipant(runtime, userId, roomId)
  if (!viewer) throw new Error('nobody of that id is in the room')
  return viewer
}

/** A board that is drawn straight into the journal, in one document. */
class Drawing {
  readonly #doc = new Y.Doc()

  constructor(
    private readonly runtime: TestRuntime,
    private readonly roomId: string,
  ) {}

  async draw(participantId: string | null, work: (doc: Y.Doc) => void): Promise<void> {
    const before = Y.encodeStateVector(this.#doc)
    this.#doc.transact(() => work(this.#doc))
    const bytes = Y.encodeStateAsUpdate(this.#doc, before)
    const rows = [{ participantId, at: this.runtime.now(), bytes }]
    const claims = [{ clientId: this.#doc.clientID, participantId }]
    await this.runtime.journal.append([{ roomId: this.roomId, rows, claims }])
  }
}

async function keepPicture(runtime: TestRuntime, roomId: string): Promise<string> {
  const id = newId()
  await runtime.images.put(roomId, id, Buffer.from('picture'))
  const size = { width: 1, height: 1, byteSize: 7 }
  await runtime.db.image.create({ data: { id, roomId, mediaType: 'image/png', ...size } })
  return id
}

/** In parts so small that there are several. */
async function pack(runtime: TestRuntime, roomId: string, people: readonly JoinedRoom[]): Promise<void> {
  const { db, journal } = runtime
  await packRecording(runtime, roomId)
  await dropRecording(db, roomId)
  const named = people.map(({ participantId: id, role }, color) => ({
    id,
    role,
    color,
    name: `Person ${color}`,
  }))
  const start = { snapshot: null, seq: 0, at: 0 }
  const making = new RecordingOfLog(start, named, sha256, { least: 2000 })
  const built = await making.readAll(await journal.readPart(roomId, 0, 10_000), () => null)
  built.push(...making.finish())
  const parts = await Promise.all(built.map(({ text }) => packText(text)))
  const head = making.head(built.map(({ head }, index) => ({ ...head, bytes: parts[index]?.length ?? 0 })))
  const cursor: [number, number] = [10, 20]
  const points = [{ at: head.fromAt + 1500, cursor, view: null }]
  const presence = await packText(JSON.stringify({ people: { [people[1]?.participantId ?? '']: points } }))
  const recording = { head, parts, presence }
  await storeRecording(db, { roomId, finalSeq: head.toSeq, packedAt: runtime.now(), recording })
}

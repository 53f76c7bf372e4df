import { randomInt } from 'node:crypto'
import en from '@/lib/i18n/en.json'
import ko from '@/lib/i18n/ko.json'
import type { Locale } from '@/lib/i18n/locale'
import { elapsed, stageNow } from '@/lib/stage/clock'
import type { SampleRole, SampleStep, SampleView } from '@/prisma/sample-script'
import { type SampleTalk, sampleTalk } from '@/prisma/sample-words'
import { samplePlan, sampleScript } from '@/prisma/seed'
import { newId } from '@/server/auth/id'
import { inviteToken } from '@/server/auth/invite-token'
import { createRoom } from '@/server/commands/create-room'
import { endInterview } from '@/server/commands/end-interview'
import { giveHint } from '@/server/commands/give-hint'
import { joinRoom } from '@/server/commands/join-room'
import { usualSetup } from '@/server/commands/new-room'
import { raiseHand } from '@/server/commands/raise-hand'
import { rateSelf } from '@/server/commands/rate-self'
import { revealDebrief } from '@/server/commands/reveal-debrief'
import { runClock } from '@/server/commands/run-clock'
import { saveNote } from '@/server/commands/save-note'
import { scoreDimension } from '@/server/commands/score-dimension'
import { submitScorecard } from '@/server/commands/submit-scorecard'
import { tickCheck } from '@/server/commands/tick-check'
import { requireInterview } from '@/server/queries/require-interview'
import { readInterview } from '@/server/queries/interview-state'
import { readRoomRows } from '@/server/queries/room-rows'
import { RoomRegistry } from '@/server/room/registry'
import { PresenceSampler, type PresenceSamples } from '@/server/replay/presence-sampler'
import type { Runtime } from '@/server/runtime'
import { SampleActor } from '@/server/sample/sample-actor'
import { samplePeople } from '@/server/sample/sample-room'

const messages = { en, ko }
/** They are together for so long before the clock is started, in ms. */
const beforeMs = 60_000
/** It was so long ago, in ms: not so long that whoever ends sessions that were left alone would take this one for such. */
const agoMs = 3 * 60 * 60 * 1000

/**
 * Acts out the sample session of a language, as two people in a room of this server: by its commands, its live room and
 * its log, on a clock that the script turns. It was three hours ago. Answers the room. Throws when `signal` says that there is
 * no time left, or anything refuses what the script does; then half of it is there.
 */
export async function actSample(
  server: Runtime,
  locale: Locale,
  signal?: AbortSignal,
): Promise<{ roomId: string }> {
  const begin = Math.floor(server.now() / 60_000) * 60_000 - agoMs
  const stage = new Stage(server, locale, begin)
  try {
    await stage.open()
    for (const step of sampleScript(messages[locale].sample, sampleTalk[locale])) {
      signal?.throwIfAborted()
      await stage.play(step)
    }
    return { roomId: stage.roomId }
  } finally {
    await stage.close()
  }
}

interface Part {
  participantId: string
  actor: SampleActor
}

/** The room, the two people in it, and the clock they live by. */
class Stage {
  roomId = ''
  #now: number
  readonly #runtime: Runtime
  readonly #talk: SampleTalk
  readonly #sampler: PresenceSampler
  #parts!: Record<SampleRole, Part>
  /** By their keys in the script, ids of notes and when they were taken. */
  #notes = new Map<string, { noteId: string; at: number; elapsedMs: number }>()

  constructor(
    server: Runtime,
    private readonly locale: Locale,
    private readonly begin: number,
  ) {
    this.#now = begin - beforeMs
    this.#talk = sampleTalk[locale]
    const now = () => this.#now
    this.#sampler = new PresenceSampler({ db: server.db, log: server.log, now })
    this.#runtime = { ...server, now, rooms: roomsOf(server, now, this.#sampler) }
  }

  async open(): Promise<void> {
    const { db, env } = this.#runtime
    const { title } = messages[this.locale].sample
    const ids = samplePeople(this.locale)
    // Users without a name are in no list and no count.
    const users = [ids.interviewer, ids.candidate].map((id) => ({ id, name: '', locale: this.locale }))
    await db.user.createMany({ data: users, skipDuplicates: true })
    const setup = { ...usualSetup, kind: 'interview' as const, plan: samplePlan, isCoached: true }
    const host = await createRoom(this.#runtime, {
      ...{ userId: ids.interviewer, name: this.#talk.interviewer, title, setup, locale: this.locale },
    })
    this.roomId = host.roomId
    const link = await db.invite.findUniqueOrThrow({
      where: { roomId_role: { roomId: this.roomId, role: 'candidate' } },
    })
    this.#now += 20_000
    const guest = await joinRoom(this.#runtime, {
      token: inviteToken(link.id, link.version, env.authSecret),
      ...{ userId: ids.candidate, name: this.#talk.candidate, recording: true, locale: this.locale },
    })
    // What the rows say of when they came is the database's clock.
    const joined = [host, guest].map(({ participantId: id }, place) =>
      db.participant.update({
        where: { id },
        data: { joinedAt: new Date(this.begin - beforeMs + place * 20_000) },
      }),
    )
    await Promise.all(joined)
    this.#parts = {
      interviewer: await this.#enter(host.participantId, 'interviewer', this.#talk.interviewer, 0),
      candidate: await this.#enter(guest.participantId, 'candidate', this.#talk.candidate, 1),
    }
    this.#now = this.begin
  }

  async close(): Promise<void> {
    await this.#runtime.rooms.shutdown(5_000)
  }

  async play(step: SampleStep): Promise<void> {
    this.#now = this.begin + step.at
    this.#sampler.tick()
    const { participantId, actor } = this.#parts[step.by]
    const place = { roomId: this.roomId, participantId }
    const runtime = this.#runtime
    const author = { ...place, kind: 'interview' } as const
    switch (step.do) {
      case 'write':
        return actor.draw(step.records)
      case 'point':
        return actor.show(shown(step, step.view))
      case 'clock': {
        const clock = (await readInterview(runtime.db, this.roomId))?.clock
        const order = { command: step.command }
        await runClock(runtime, { ...place, order, expected: clock?.version ?? 0 })
        return
      }
      case 'hand': {
        const personId = this.#parts.candidate.participantId
        return raiseHand(runtime, { ...place, personId, wants: step.wants })
      }
      case 'hint': {
        const { stage, level, text } = step
        await giveHint(runtime, { ...place, stage, level, text })
        return
      }
      case 'tick': {
        const { stage, check } = step
        return tickCheck(runtime, { ...place, role: step.by, stage, check, isTicked: true })
      }
      case 'note': {
        const noteId = newId()
        const stamp = await this.#stamp()
        const { text, selection } = step
        await saveNote(runtime, place, { id: noteId, text, selection, version: 0, ...stamp })
        this.#notes.set(step.key, { noteId, ...stamp })
        return
      }
      case 'score': {
        const { stage } = await requireInterview(runtime.db, this.roomId)
        const moments = step.notes.flatMap((key) => {
          const note = this.#notes.get(key)
          return note ? [{ stage, ...note }] : []
        })
        const score = { level: step.level, version: 0, moments }
        await scoreDimension(runtime, author, step.dimension, score)
        return
      }
      case 'end':
        await this.#sampler.close()
        await endInterview(runtime, place)
        return
      case 'submit':
        await submitScorecard(runtime, author)
        return
      case 'rate':
        return rateSelf(runtime, author, { levels: step.levels, interview: null })
      case 'reveal':
        return revealDebrief(runtime, place, { anyway: false })
    }
  }

  /** When it is now, and where the clock is. */
  async #stamp() {
    const interview = await readInterview(this.#runtime.db, this.roomId)
    if (!interview) throw new Error('the sample is no interview')
    const elapsedMs = Math.round(elapsed(interview.clock, this.#now))
    return { at: this.#now, elapsedMs, stage: stageNow(interview.clock) }
  }

  async #enter(participantId: string, role: SampleRole, name: string, color: number): Promise<Part> {
    const actor = new SampleActor({ id: participantId, name, role, color })
    await actor.enter(this.#runtime.rooms, this.roomId)
    return { participantId, actor }
  }
}

/** Rooms on the log and tables of the server, but on another clock. */
function roomsOf({ db, journal, log }: Runtime, now: () => number, samples: PresenceSamples): RoomRegistry {
  return new RoomRegistry({
    log: journal,
    readRows: (roomId) => readRoomRows(db, roomId),
    openSessions: (sids) => Promise.resolve(new Set(sids)),
    now,
    samples,
    newClientId: () => randomInt(2, 2 ** 32),
    onBadRecords: (count) => log.warn({ count }, 'the sample has bad records'),
    defer: setImmediate,
    seen: () => undefined,
    // Both are there from the first minute to the last.
    attendance: { note: () => Promise.resolve(), noteAbsent: () => Promise.resolve() },
    audit: ({ code }) => log.warn({ code }, 'the sample was refused'),
    report: (what, err) => log.warn({ err, what }, 'the room of the sample met a fault'),
  })
}

function shown({ x, y }: { x: number; y: number }, [left, top, width, height]: SampleView) {
  const z = 1200 / width
  return {
    cursor: { x, y, type: 'default', rotation: 0 },
    camera: { x: -left, y: -top, z },
    screenBounds: { x: 0, y: 0, w: 1200, h: Math.round(height * z) },
  }
}

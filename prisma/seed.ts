/**
 * What a new instance starts with: one finished session in each language, so that a newcomer has something to look at
 * before anybody has drawn. Data only: a script of forty minutes in which a candidate designs a hotel reservation and
 * an interviewer takes notes. `seedSampleSessions` lets two people act it out through the real server.
 */
import { makeArrow, makeBox, makeCard, makeComponent, type ShapeId } from '@/lib/board/make-record'
import type { ComponentProps } from '@/lib/board/shapes/component'
import type { FlowMeta } from '@/lib/diagram/flow'
import { dimensionIds } from '@/lib/rubric/dimensions'
import type { PlanStep } from '@/lib/stage/plan'
import type { StencilKind } from '@/lib/stencil/kinds'
import { SampleScript, type SampleStep } from '@/prisma/sample-script'
import { type NoteKey, notesOfScore, sampleScores, type SampleTalk } from '@/prisma/sample-words'

/** The labels of the sample board, from the messages of a language (`sample`). */
export interface SampleWords {
  title: string
  app: string
  gateway: string
  hotel: string
  reservation: string
  payment: string
  cache: string
  database: string
  log: string
}

/** Forty minutes. */
export const samplePlan: PlanStep[] = [
  { stage: 'scope', minutes: 7 },
  { stage: 'high_level', minutes: 12 },
  { stage: 'deep_dive', minutes: 16 },
  { stage: 'wrap_up', minutes: 5 },
]

type Component = ReturnType<typeof makeComponent>

/** The parts of the board as they stand in the end. */
function boardOf(words: SampleWords, talk: SampleTalk) {
  let order = 0
  const next = () => `a${(++order).toString(36).padStart(2, '1')}`
  const component = (
    id: string,
    x: number,
    y: number,
    kind: StencilKind,
    label: string,
    counts: Partial<Pick<ComponentProps, 'instances' | 'shards'>> = {},
  ): Component => makeComponent({ id, x, y, kind, label, index: next(), ...counts })
  const flow = (from: { id: ShapeId }, to: { id: ShapeId }, meta: FlowMeta = {}) =>
    makeArrow({ id: `${from.id.slice(6)}-${to.id.slice(6)}`, index: next(), from: from.id, to: to.id, meta })
  const requirements = makeCard(
    'requirements',
    { id: 'requirements', x: -420, y: -20, index: next() },
    {
      rows: [
        ...talk.functional.map((text) => ({ section: 'functional' as const, text, target: '' })),
        ...talk.nonfunctional.map(([text, target]) => ({ section: 'nonfunctional' as const, text, target })),
        ...talk.out.map((text) => ({ section: 'out' as const, text, target: '' })),
      ],
    },
  )
  const line = (name: string, formula: string, unit = '') => ({ name, formula, unit })
  const estimate = makeCard(
    'estimate',
    { id: 'estimate', x: -420, y: 460, index: next() },
    {
      rows: [
        line('rooms', '1M'),
        line('stays', 'rooms * 0.7 / 3', '/day'),
        line('reservations', 'stays / day', '1/s'),
        line('pages', 'reservations * 10 * 10', '1/s'),
      ],
    },
  )
  const [browse = '', reserve = '', cancel = ''] = talk.apiNotes
  const api = makeCard(
    'api',
    { id: 'api', x: 1120, y: -20, index: next() },
    {
      rows: [
        {
          ...{ method: 'GET' as const, path: '/hotels/{id}/rooms' },
          ...{ request: 'from, to', response: 'types, prices', notes: browse },
        },
        {
          ...{ method: 'POST' as const, path: '/reservations' },
          ...{ request: 'key, type, from, to', response: 'id, until', notes: reserve },
        },
        {
          ...{ method: 'DELETE' as const, path: '/reservations/{id}' },
          ...{ request: '', response: '204', notes: cancel },
        },
      ],
    },
  )
  const field = (name: string, type: string, key: '' | 'primary' = '') => ({
    ...{ name, type, key },
    ...{ references: '', isIndexed: false },
  })
  const entity = makeCard(
    'entity',
    { id: 'inventory', x: 1120, y: 300, index: next() },
    {
      ...{ title: talk.entityTitle, store: 'relational_db', relational: 'relational', why: talk.entityWhy },
      rows: [
        field('hotel_id', 'id', 'primary'),
        field('room_type_id', 'id', 'primary'),
        field('date', 'date', 'primary'),
        field('total', 'int'),
        field('reserved', 'int'),
      ],
    },
  )
  const app = component('app', 320, 40, 'client', words.app)
  const gateway = component('gateway', 320, 176, 'api_gateway', words.gateway)
  const hotel = component('hotel', 80, 328, 'service', words.hotel, { instances: 2 })
  const reservation = component('reservation', 560, 328, 'service', words.reservation, { instances: 2 })
  const payment = component('payment', 880, 328, 'psp', words.payment)
  const cache = component('cache', 80, 496, 'cache', words.cache)
  const database = component('database', 560, 496, 'relational_db', words.database, { instances: 3 })
  const log = component('log', 320, 496, 'log_stream', words.log)
  const box = (id: string, x: number, y: number, label: string) =>
    makeBox({ id, x, y, w: 176, h: 52, label, color: 'orange', index: next() })
  return {
    ...{ requirements, estimate, api, entity },
    ...{ app, gateway, hotel, reservation, payment, cache, database, log },
    ...{ unique: box('unique', 560, 600, talk.uniqueKey), expiry: box('expiry', 880, 420, talk.expiry) },
    flow,
  }
}

/** The story, as steps in the order of time. The clock starts with the first one. */
export function sampleScript(words: SampleWords, talk: SampleTalk): SampleStep[] {
  const board = boardOf(words, talk)
  const script = new SampleScript()
  const note = (key: NoteKey, about: readonly { id: string }[] = []) =>
    script.act('interviewer', {
      ...{ do: 'note', key, text: talk.notes[key] },
      selection: about.map(({ id }) => id),
    })
  const tick = (by: 'interviewer' | 'candidate', stage: PlanStep['stage'], ...checks: string[]) => {
    for (const check of checks) script.act(by, { do: 'tick', stage, check }).pause(1)
    return script
  }
  scope(script, board, { note, tick })
  highLevel(script, board, { note, tick })
  deepDive(script, board, talk, { note, tick })
  wrapUp(script, board, { note, tick })
  return script.steps
}

type Board = ReturnType<typeof boardOf>
interface Verbs {
  note: (key: NoteKey, about?: readonly { id: string }[]) => SampleScript
  tick: (by: 'interviewer' | 'candidate', stage: PlanStep['stage'], ...checks: string[]) => SampleScript
}

function scope(script: SampleScript, board: Board, { note, tick }: Verbs): void {
  const { requirements, estimate } = board
  script.act('interviewer', { do: 'clock', command: 'start' }).pause(2)
  script.look('interviewer', [-560, -140, 2400, 1350]).look('candidate', [-560, -100, 1200, 750])
  script.at(0, 40).act('candidate', { do: 'hand', wants: 'question' })
  script.at(1, 5).act('interviewer', { do: 'hand', wants: null })
  script.at(1, 20).fill(requirements, 14)
  note('asks', [requirements])
  tick('candidate', 'scope', 'features', 'scale')
  script.pause(6).look('candidate', [-560, 260, 1200, 750])
  tick('interviewer', 'scope', 'problem', 'features', 'scale')
  script.pause(5).fill(estimate, 10)
  note('figures', [estimate])
  script.wander(
    'candidate',
    [
      { x: -300, y: 520 },
      { x: -200, y: 600 },
    ],
    8,
  )
}

function highLevel(script: SampleScript, board: Board, { note, tick }: Verbs): void {
  const { app, gateway, hotel, reservation, payment, cache, database, api, flow } = board
  script.at(7, 10).act('interviewer', { do: 'clock', command: 'next' })
  script.pause(6).look('candidate', [-40, -60, 1200, 750]).look('interviewer', [-120, -140, 1500, 850])
  script.at(7, 40).place(app, 'label', { x: 340, y: 90 })
  script.pause(9).place(gateway, 'label', { x: 260, y: 210 })
  script.pause(4).write(...flow(app, gateway))
  script.pause(22).place(hotel, 'label', { x: 140, y: 300 })
  script.pause(12).place(reservation, 'label', { x: 470, y: 360 })
  script.pause(5).write(...flow(gateway, hotel))
  script.pause(4).write(...flow(gateway, reservation, { op: 'write' }))
  script.wander(
    'candidate',
    [
      { x: 160, y: 350 },
      { x: 640, y: 350 },
      { x: 400, y: 210 },
    ],
    14,
  )
  note('split', [hotel, reservation])
  script.pause(10).place(database, 'label', { x: 500, y: 460 })
  script.pause(4).write(...flow(reservation, database))
  script.pause(15).place(cache, 'label', { x: 120, y: 470 })
  script.pause(3).write(...flow(hotel, cache))
  script.pause(12).place(payment, 'label', { x: 800, y: 260 })
  script.pause(3).write(...flow(reservation, payment))
  tick('candidate', 'high_level', 'architecture')
  script.pause(8).look('candidate', [560, -120, 1200, 750]).look('interviewer', [200, -160, 1600, 900])
  script.pause(6).fill(api, 12)
  note('twice', [api])
  tick('interviewer', 'high_level', 'api', 'architecture')
  tick('candidate', 'high_level', 'api')
  script.wander(
    'interviewer',
    [
      { x: 1240, y: 90 },
      { x: 1400, y: 120 },
    ],
    12,
  )
}

function deepDive(script: SampleScript, board: Board, talk: SampleTalk, { note, tick }: Verbs): void {
  const { entity, database, reservation, log, cache, hotel, unique, flow } = board
  const [first, second] = talk.hints
  script.at(19, 20).act('interviewer', { do: 'clock', command: 'next' })
  script.pause(10).look('candidate', [560, 120, 1200, 750])
  script.pause(14).fill(entity, 11)
  script.look('candidate', [200, 200, 1300, 800]).wander(
    'candidate',
    [
      { x: 640, y: 530 },
      { x: 1200, y: 380 },
      { x: 640, y: 360 },
    ],
    24,
  )
  note('lock', [database, entity])
  script.at(23, 30).act('interviewer', { do: 'hint', stage: 'deep_dive', level: 1, text: first })
  script.pause(25).wander(
    'candidate',
    [
      { x: 1220, y: 100 },
      { x: 620, y: 350 },
    ],
    30,
  )
  script.at(25, 0).act('candidate', { do: 'hand', wants: 'hint' })
  script.at(25, 25).act('interviewer', { do: 'hint', stage: 'deep_dive', level: 2, text: second })
  script.pause(40).place(unique, null, { x: 430, y: 610 })
  script.pause(20).drag('interviewer', { ...unique, x: unique.x, y: unique.y }, { x: 568, y: 604 })
  note('afterHint', [unique, database])
  tick('interviewer', 'deep_dive', 'concurrency', 'data_access')
  tick('candidate', 'deep_dive', 'concurrency')
  script.at(29, 0).look('candidate', [-40, 200, 1200, 750])
  script.pause(8).place(log, 'label', { x: 380, y: 560 })
  script.pause(5).write(...flow(database, log))
  script.pause(5).write(...flow(log, cache))
  script.wander(
    'candidate',
    [
      { x: 400, y: 530 },
      { x: 160, y: 530 },
      { x: 160, y: 360 },
    ],
    26,
  )
  note('cache', [cache, log])
  tick('interviewer', 'deep_dive', 'caching', 'async_work')
  // Two boxes trade places, as people do who want their lines to be straight.
  script.at(32, 0).drag('candidate', cache, { x: 60, y: 520 }).pause(3)
  script.drag('candidate', { ...cache, x: 60, y: 520 }, { x: cache.x, y: cache.y })
  script.wander(
    'interviewer',
    [
      { x: reservation.x, y: reservation.y },
      { x: hotel.x, y: hotel.y },
    ],
    10,
  )
}

function wrapUp(script: SampleScript, board: Board, { note, tick }: Verbs): void {
  const { payment, expiry } = board
  script.at(35, 15).act('interviewer', { do: 'clock', command: 'next' })
  script.pause(20).look('candidate', [300, 120, 1200, 750])
  note('payment', [payment])
  script.pause(35).place(expiry, null, { x: 800, y: 470 })
  tick('interviewer', 'wrap_up', 'gaps')
  tick('candidate', 'wrap_up', 'gaps')
  script.pause(20).look('candidate', [-560, -140, 2400, 1350])
  script.wander(
    'candidate',
    [
      { x: 400, y: 100 },
      { x: 640, y: 400 },
      { x: 960, y: 400 },
    ],
    30,
  )
  note('aloud')
  for (const dimension of dimensionIds) {
    const level = sampleScores.interviewer[dimension]
    script.pause(4).act('interviewer', { do: 'score', dimension, level, notes: [...notesOfScore[dimension]] })
  }
  script.at(40).act('interviewer', { do: 'end' })
  script.pause(40).act('interviewer', { do: 'submit' })
  script.pause(20).act('candidate', { do: 'rate', levels: { ...sampleScores.candidate } })
  script.pause(10).act('interviewer', { do: 'reveal' })
}

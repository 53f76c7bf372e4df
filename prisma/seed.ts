/**
 * What a new instance starts with: one finished board in each language, drawn shape by shape, so that a
 * newcomer has something to look at before anybody has drawn. Data only; `seedSampleBoards` writes it.
 */
import type { BoardRecord } from '@/lib/board/schema'
import { makeArrow, makeCard, makeComponent, type ShapeId } from '@/lib/board/make-record'
import type { ComponentProps } from '@/lib/board/shapes/component'
import type { FlowMeta } from '@/lib/diagram/flow'
import type { StencilKind } from '@/lib/stencil/kinds'

/** The words of the sample board, from the messages of a language (`sample`). */
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
  search: string
  reserve: string
  rule: string
  ruleTarget: string
  outside: string
}

/** A hotel reservation, as a candidate would draw it: groups of records in the order they were drawn. */
export function sampleBoard(words: SampleWords): BoardRecord[][] {
  let order = 0
  const next = () => `a${(++order).toString(36).padStart(2, '1')}`
  const component = (
    id: string,
    x: number,
    y: number,
    kind: StencilKind,
    label: string,
    counts: Partial<Pick<ComponentProps, 'instances' | 'shards'>> = {},
  ) => makeComponent({ id, x, y, kind, label, index: next(), ...counts })
  const flow = (from: { id: ShapeId }, to: { id: ShapeId }, meta: FlowMeta = {}) =>
    makeArrow({ id: `${from.id.slice(6)}-${to.id.slice(6)}`, index: next(), from: from.id, to: to.id, meta })

  const app = component('app', 320, 40, 'client', words.app)
  const gateway = component('gateway', 320, 176, 'api_gateway', words.gateway)
  const hotel = component('hotel', 80, 328, 'service', words.hotel, { instances: 2 })
  const reservation = component('reservation', 560, 328, 'service', words.reservation, { instances: 2 })
  const payment = component('payment', 880, 328, 'psp', words.payment)
  const cache = component('cache', 80, 496, 'cache', words.cache)
  const database = component('database', 560, 496, 'relational_db', words.database, { instances: 3 })
  const log = component('log', 320, 496, 'log_stream', words.log)
  const requirements = makeCard(
    'requirements',
    { id: 'requirements', x: 880, y: 40, index: next() },
    {
      rows: [
        { section: 'functional', text: words.search, target: '' },
        { section: 'functional', text: words.reserve, target: '' },
        { section: 'nonfunctional', text: words.rule, target: words.ruleTarget },
        { section: 'out', text: words.outside, target: '' },
      ],
    },
  )
  return [
    [app],
    [gateway],
    flow(app, gateway),
    [hotel],
    [reservation],
    flow(gateway, hotel),
    flow(gateway, reservation, { op: 'write' }),
    [database],
    flow(reservation, database),
    [cache],
    flow(hotel, cache),
    [payment],
    flow(reservation, payment),
    [requirements],
    [log],
    flow(database, log),
    flow(log, cache),
  ]
}

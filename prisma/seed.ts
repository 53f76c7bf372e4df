/**
 * What a new instance starts with: one finished board in each language, drawn shape by shape, so that a
 * newcomer has something to look at before anybody has drawn. Data only; `seedSampleBoards` writes it.
 */
import type { BoardRecord } from '@/lib/board/schema'
import { makeArrow, makeBox, type ShapeId } from '@/lib/board/make-record'

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
  rule: string
}

/** A hotel reservation, as a candidate would draw it: groups of records in the order they were drawn. */
export function sampleBoard(words: SampleWords): BoardRecord[][] {
  let order = 0
  const next = () => `a${(++order).toString(36).padStart(2, '1')}`
  const box = (
    id: string,
    x: number,
    y: number,
    label: string,
    more: Partial<Parameters<typeof makeBox>[0]> = {},
  ) => makeBox({ id, x, y, label, index: next(), w: 192, h: 72, ...more })
  const arrow = (from: { id: ShapeId }, to: { id: ShapeId }, dash: 'solid' | 'dashed' = 'solid') =>
    makeArrow({ id: `${from.id.slice(6)}-${to.id.slice(6)}`, index: next(), from: from.id, to: to.id, dash })

  const app = box('app', 320, 40, words.app)
  const gateway = box('gateway', 320, 180, words.gateway)
  const hotel = box('hotel', 80, 330, words.hotel, { color: 'blue' })
  const reservation = box('reservation', 560, 330, words.reservation, { color: 'blue' })
  const payment = box('payment', 880, 330, words.payment, { color: 'red' })
  const cache = box('cache', 80, 490, words.cache, { color: 'green', geo: 'ellipse', h: 88 })
  const database = box('database', 560, 490, words.database, { color: 'green', geo: 'ellipse', h: 88 })
  const log = box('log', 320, 498, words.log, { color: 'orange' })
  const rule = box('rule', 880, 180, words.rule, { color: 'yellow', fill: 'solid', h: 96 })
  return [
    [app],
    [gateway],
    arrow(app, gateway),
    [hotel],
    [reservation],
    arrow(gateway, hotel),
    arrow(gateway, reservation),
    [database],
    arrow(reservation, database),
    [cache],
    arrow(hotel, cache),
    [payment],
    arrow(reservation, payment),
    [rule],
    [log],
    arrow(database, log, 'dashed'),
    arrow(log, cache, 'dashed'),
  ]
}

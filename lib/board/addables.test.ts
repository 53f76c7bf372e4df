import { describe, expect, test } from 'vitest'
import { addables } from '@/lib/board/addables'
import { find } from '@/lib/stencil/search'

const found = (query: string) => find(query, addables).map(({ what }) => what)

describe('T1 finding what can be added', () => {
  test.each([
    ['an English name', 'Cache', 'cache'],
    ['its beginning, in any case', 'LOAD', 'load_balancer'],
    ['without its space', 'loadbal', 'load_balancer'],
    ['with a hyphen for a space', 'time series', 'time_series_db'],
    ['a later word of the name', 'queue', 'message_queue'],
    ['a product', 'kafka', 'log_stream'],
    ['a product that is several things, as what it is first', 'redis', 'cache'],
    ['a Korean name', '캐시', 'cache'],
    ['a Korean name without its space', '로드밸런서', 'load_balancer'],
    ['a Korean alias', '카프카', 'log_stream'],
    ['the first consonants', 'ㅁㅅㅈㅋ', 'message_queue'],
    ['a syllable that is only half there', '캐ㅅ', 'cache'],
    ['a syllable that will become two', '캣', 'cache'],
    ['letters in pieces, as macOS stores them', '캐시'.normalize('NFD'), 'cache'],
    ['an English name typed on the Korean keyboard', 'ㅊㅁ초ㄷ', 'cache'],
    ['a Korean name typed on the English keyboard', 'zotl', 'cache'],
    ['a card by its short name', 'req', 'requirements'],
    ['a card by its short name', 'est', 'estimate'],
    ['a card by its short name', 'api', 'api'],
    ['a card by its short name', 'ent', 'entity'],
    ['a card by its short name on the Korean keyboard', 'ㄱㄷㅂ', 'requirements'],
    ['a card by its short name on the Korean keyboard', '메ㅑ', 'api'],
    ['a Korean card', '요구', 'requirements'],
    ['more of a name than a card has', 'api g', 'api_gateway'],
  ])('T1: %s: %s', (_what, query, first) => {
    expect(found(query)[0]).toBe(first)
  })

  test('T1: every one is found first, or as one of three, by either of its names', () => {
    for (const { what, names } of addables)
      for (const name of names) expect(found(name).slice(0, 3), name).toContain(what)
  })

  test('T1: every one is found by every one of its other words', () => {
    for (const { what, aliases } of addables)
      for (const alias of aliases) expect(found(alias), alias).toContain(what)
  })

  test('T1: nothing typed shows everything in its order, nonsense shows nothing', () => {
    expect(found('  ')).toEqual(addables.map(({ what }) => what))
    expect(found('xyzzy')).toEqual([])
    expect(found('\u202e😀')).toEqual([])
  })
})

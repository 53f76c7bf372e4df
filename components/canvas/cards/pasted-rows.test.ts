import { describe, expect, test } from 'vitest'
import { rowsFromText, splitEndpoint } from '@/components/canvas/cards/pasted-rows'
import { makesRows } from '@/lib/pasted-text'
import type { CardKind } from '@/lib/board/shapes/cards'

const cells = (kind: CardKind, text: string, ...names: string[]) =>
  rowsFromText(kind, text).map((row) => names.map((name) => row[name]))

describe('T3 pasted text becomes rows', () => {
  test('each line is one, without its marker; empty lines are none', () => {
    const text = '- Pay\r\n* Refund\n\n 1. Report, daily\n2) [x] Reconcile\n• 정산\n2.5 seconds at most'
    expect(cells('requirements', text, 'text').flat()).toEqual([
      'Pay',
      'Refund',
      'Report, daily',
      'Reconcile',
      '정산',
      '2.5 seconds at most',
    ])
  })

  test('columns of a spreadsheet go into cells, quoted ones with their line breaks', () => {
    const text = 'answers\tp99 ≤ 200 ms\n"two\nlines"\t"a ""b"""'
    expect(cells('requirements', text, 'text', 'target')).toEqual([
      ['answers', 'p99 ≤ 200 ms'],
      ['two\nlines', 'a "b"'],
    ])
  })

  test('a quote that nobody closes swallows nothing', () => {
    expect(cells('requirements', '"open\tx\nnext\ty', 'text')).toEqual([['"open'], ['next']])
  })

  test('lines of an estimate are split at their signs', () => {
    expect(cells('estimate', 'dau = 100M\nqps = dau / day -> 1/s', 'name', 'formula', 'unit')).toEqual([
      ['dau', '100M', ''],
      ['qps', 'dau / day', '1/s'],
    ])
  })

  test('endpoints know their method, alone or in a column', () => {
    expect(cells('api', 'POST /v1/pay\n/v1/pay/{id}', 'method', 'path')).toEqual([
      ['POST', '/v1/pay'],
      ['GET', '/v1/pay/{id}'],
    ])
    expect(
      cells('api', 'put,/v1/a,body,204\nget,/v1/b,,200', 'method', 'path', 'request', 'response'),
    ).toEqual([
      ['PUT', '/v1/a', 'body', '204'],
      ['GET', '/v1/b', '', '200'],
    ])
    expect(splitEndpoint('/get it')).toEqual({ method: null, path: '/get it' })
  })

  test('fields take type and key along', () => {
    expect(
      cells(
        'entity',
        'id bigint PK\nuser_id bigint FK users.id\nemail: text unique\nname',
        'name',
        'type',
        'key',
        'references',
      ),
    ).toEqual([
      ['id', 'bigint', 'primary', ''],
      ['user_id', 'bigint', 'foreign', 'users.id'],
      ['email', 'text', 'unique', ''],
      ['name', '', '', ''],
    ])
  })

  test('one line stays text in its cell, and a cell takes 10,000 characters', () => {
    expect(makesRows('one line\n')).toBe(false)
    expect(makesRows('two\nlines')).toBe(true)
    const [row] = rowsFromText('requirements', `${'x'.repeat(10_500)}\nnext`)
    expect(String(row?.text)).toHaveLength(10_000)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assumptionKeys, assumptionRange, assumptionRule, defaultAssumption } from '@/lib/stencil/assumptions'
import { type FigureRule, readFigure, writeFigure } from '@/lib/stencil/figure-text'
import { stencilKinds } from '@/lib/stencil/kinds'

const any: FigureRule = { min: 0, max: 1e15 }
const percent: FigureRule = { min: 0, max: 1, isPercent: true }
const count: FigureRule = { min: 1, max: 100, isWhole: true }

describe('T2 figures as people write them', () => {
  test.each([
    ['1500', 1500],
    ['1,500', 1500],
    ['1.5k', 1500],
    [' 1.5 K ', 1500],
    ['2M', 2e6],
    ['2m', 2e6],
    ['.5', 0.5],
    ['3G', 3e9],
    ['2만', 20_000],
    ['1.5천', 1500],
    ['3억', 3e8],
    ['2천만', 2e7],
    ['1조', 1e12],
    ['2b', 2e9],
    ['１２', 12],
  ])('T2 %s is %d', (text, value) => expect(readFigure(text, any)).toEqual({ value }))

  test.each([
    ['', any, 'number'],
    ['many', any, 'number'],
    ['1.5kk', any, 'number'],
    ['1,50', any, 'number'],
    ['0x10', any, 'number'],
    ['1e3', any, 'number'],
    ['.', any, 'number'],
    ['-1', any, 'range'],
    ['9999T', any, 'range'],
    ['1.5', count, 'whole'],
    ['0', count, 'range'],
    ['101', count, 'range'],
    ['101', percent, 'range'],
    ['5%', any, 'number'],
  ] as const)('T2 %j is refused', (text, rule, problem) =>
    expect(readFigure(text, rule)).toEqual({ problem }),
  )

  test('T2 per cent are kept as a part of one', () => {
    expect(readFigure('99.95', percent)).toEqual({ value: 0.9995 })
    expect(readFigure('20 %', percent)).toEqual({ value: 0.2 })
    expect(writeFigure(0.9995, percent)).toBe('99.95')
    expect(writeFigure(0.07, percent)).toBe('7')
  })

  test('T2 what is written reads as the same figure', () => {
    expect([950, 1000, 1500, 1234, 80_000, 2.5e6, 0.5].map((value) => writeFigure(value))).toEqual([
      '950',
      '1k',
      '1.5k',
      '1234',
      '80k',
      '2.5M',
      '0.5',
    ])
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e14 }), (value) => {
        expect(readFigure(writeFigure(value), any)).toEqual({ value })
      }),
      { numRuns: 2000, examples: [[34_479_976_914_950]] },
    )
  })

  test('K6 every figure of a kind may be typed as it is shown, and lies in the range of its sources', () => {
    for (const kind of stencilKinds) {
      for (const key of assumptionKeys) {
        const value = defaultAssumption(kind, key)
        if (value === null) continue
        const rule = assumptionRule(key)
        expect(readFigure(writeFigure(value, rule), rule), `${kind} ${key}`).toEqual({ value })
        const [low, high] = assumptionRange(kind, key) ?? [value, value]
        expect(value >= low && value <= high, `${kind} ${key}`).toBe(true)
      }
    }
  })
})

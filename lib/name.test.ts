import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  cleanName,
  countCharacters,
  nameInput,
  nameMax,
  nameProblem,
  problemOf,
  textInput,
  titleMax,
  titleProblem,
} from '@/lib/name'

/** Text that is likely to go wrong: any code unit, and far more of the treacherous ones than chance gives. */
const nastyText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
      fc.constantFrom(
        '\u0000',
        '\u001b',
        '\u007f',
        '\u009f',
        '\n',
        '\t',
        '\u00a0',
        '\ufeff',
        '\u200b',
        '\u200e',
        '\u202e',
        '\u2066',
        '\u2069',
        '\u061c',
        '\ud800',
        '\udfff',
        '\u0301',
        '\u1100',
        '\u1161',
        '\u3164',
        '가',
        '👩‍💻',
      ),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))

describe('cleanName', () => {
  test('X4 whatever is typed, a name is NFC, one trimmed line, without control or bidi-control characters', () => {
    fc.assert(
      fc.property(nastyText, (raw) => {
        const name = cleanName(raw)
        expect(name).toBe(name.normalize('NFC'))
        expect(name).toBe(name.trim())
        expect(name).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/u)
        expect(name).not.toMatch(/\s\s/u)
      }),
      { numRuns: 2000 },
    )
  })

  test('X4 cleaning a clean name changes nothing', () => {
    fc.assert(
      fc.property(nastyText, (raw) => {
        expect(cleanName(cleanName(raw))).toBe(cleanName(raw))
      }),
      { numRuns: 2000 },
    )
  })

  test('X4 ordinary names of any script stay as they are', () => {
    for (const name of [
      'Ann',
      '김하늘',
      'José María',
      '李小龍',
      'مريم',
      'שרה',
      'O’Neil-Smith',
      'नेहा',
      '👩‍💻 Dev',
      '<b>Bo</b>',
      'R2-D2',
    ]) {
      expect(cleanName(name)).toBe(name)
      expect(nameProblem(name)).toBeNull()
    }
  })

  test.each([
    ['a decomposed Hangul syllable', '\u1112\u1161\u11ab', '한'],
    ['a decomposed accent', 'Jose\u0301', 'José'],
    ['a reversed name', '\u202eevE', 'evE'],
    ['isolates and marks', '\u2066A\u2069\u200f\u061cb', 'Ab'],
    ['a line break', 'Ann\nBo', 'Ann Bo'],
    ['an escape sequence', 'Ann\u001b[31m', 'Ann[31m'],
    ['NUL', 'A\u0000nn', 'Ann'],
    ['half an emoji', 'Ann \ud83d', 'Ann'],
    ['spaces of every kind', ' \u00a0Ann\u3000 \u2003Bo\ufeff', 'Ann Bo'],
  ])('X4 %s is tidied', (_what, raw, clean) => {
    expect(cleanName(raw)).toBe(clean)
  })

  test.each([
    ['nothing', ''],
    ['spaces', ' \u00a0\u3000'],
    ['zero-width characters', '\u200b\u200d\u2060\ufeff'],
    ['Hangul fillers', '\u3164\u115f\uffa0'],
    ['blank braille', '\u2800'],
    ['accents without a letter', '\u0301\u0302'],
    ['bidi controls', '\u202e\u2066'],
    ['lone surrogates', '\ud800\udc00'.split('').reverse().join('')],
  ])('X4 %s would look empty, so a name is required', (_what, raw) => {
    expect(cleanName(raw)).toBe('')
    expect(nameProblem(raw)).toBe('required')
  })
})

describe('limits', () => {
  test('a name has at most 40 characters, counted as people count them', () => {
    expect(nameProblem('가'.repeat(nameMax))).toBeNull()
    expect(nameProblem('😀'.repeat(nameMax))).toBeNull()
    expect(nameProblem('e\u0301'.repeat(nameMax))).toBeNull()
    expect(nameProblem('x'.repeat(nameMax + 1))).toBe('too_long')
    expect(nameProblem(`  ${'x'.repeat(nameMax)}  `)).toBeNull()
  })

  test('a title has at most 80 characters', () => {
    expect(titleProblem('x'.repeat(titleMax))).toBeNull()
    expect(titleProblem('x'.repeat(titleMax + 1))).toBe('too_long')
    expect(titleProblem('\u200b')).toBe('required')
  })

  test('whatever nameInput lets through is 1 to 40 characters', () => {
    fc.assert(
      fc.property(nastyText, (raw) => {
        const parsed = nameInput.safeParse(raw)
        if (!parsed.success) return
        expect(parsed.data).toBe(cleanName(raw))
        expect(countCharacters(parsed.data)).toBeGreaterThanOrEqual(1)
        expect(countCharacters(parsed.data)).toBeLessThanOrEqual(nameMax)
      }),
    )
  })
})

test('a field that is missing is required, one of a wrong type is not allowed', () => {
  const problems = (value: unknown) =>
    z.object({ name: nameInput }).safeParse(value, { reportInput: true }).error?.issues.map(problemOf)
  expect(problems({})).toEqual(['required'])
  expect(problems({ name: 7 })).toEqual(['not_allowed'])
  expect(problems({ name: null })).toEqual(['not_allowed'])
  expect(problems({ name: ['Ann'] })).toEqual(['not_allowed'])
  expect(problems([])).toEqual(['not_allowed'])
})

test('X4: text of several lines keeps its lines, and loses what is not text', () => {
  const read = (raw: string, max = 20) => textInput(max).safeParse(raw)
  expect(read(' a\r\nb\u2028c\td\u0000\u202e\ud800 ').data).toBe('a\nb\nc d')
  expect(read('\u1112\u1161\u11ab').data).toBe('한')
  for (const empty of ['', ' \n ', '\u200b\u2800'])
    expect(problemOf(read(empty).error!.issues[0]!)).toBe('required')
  expect(read('👍'.repeat(20)).success).toBe(true)
  expect(problemOf(read('a'.repeat(21)).error!.issues[0]!)).toBe('too_long')
})

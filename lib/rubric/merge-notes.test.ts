import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeNotes } from '@/lib/rubric/merge-notes'

describe('C2: a note written in two places', () => {
  test.each([
    ['only here', 'a', 'ab', 'a', 'ab'],
    ['only there', 'a', 'a', 'ac', 'ac'],
    ['the same in both', 'a', 'ab', 'ab', 'ab'],
    ['other lines', 'one\ntwo\nthree', 'one!\ntwo\nthree', 'one\ntwo\nthree?', 'one!\ntwo\nthree?'],
    ['neighbouring lines', 'one\ntwo', 'one!\ntwo', 'one\ntwo?', 'one!\ntwo?'],
    ['the same line: both stay', 'lock', 'row lock', 'table lock', 'table lock\nrow lock'],
    ['one went on where the other stopped', '', 'row', 'row lock', 'row lock'],
    ['and the other way round', '', 'row lock', 'row', 'row lock'],
    ['removed here, changed there: the change stays', 'a\nb', 'a', 'a\nbc', 'a\nbc'],
    ['a line each at the end', 'a', 'a\nmine', 'a\ntheirs', 'a\ntheirs\nmine'],
    ['Hangul', '재고', '재고 행 락', '재고 잠금', '재고 잠금\n재고 행 락'],
  ])('%s', (_, base, mine, theirs, merged) => {
    expect(mergeNotes(base, mine, theirs)).toBe(merged)
  })

  const line = fc.constantFrom('', 'a', 'b', 'lock', 'lock row', '락', '행 락')
  const note = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n'))

  test('every line that one of them wrote is there', () => {
    fc.assert(
      fc.property(note, note, note, (base, mine, theirs) => {
        const merged = mergeNotes(base, mine, theirs).split('\n')
        const was = base.split('\n')
        for (const written of [...mine.split('\n'), ...theirs.split('\n')].filter(
          (one) => !was.includes(one),
        ))
          expect(merged.some((one) => one.startsWith(written))).toBe(true)
      }),
      { seed: 20261126, numRuns: 3000 },
    )
  })

  test('what nobody changed stays, and a change on one side alone is the result', () => {
    fc.assert(
      fc.property(note, note, (base, other) => {
        expect(mergeNotes(base, base, other)).toBe(other)
        expect(mergeNotes(base, other, base)).toBe(other)
        expect(mergeNotes(base, other, other)).toBe(other)
      }),
      { seed: 7 },
    )
  })
})

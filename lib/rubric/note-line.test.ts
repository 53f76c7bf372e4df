import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanNote, parseNote } from '@/lib/rubric/note-line'

const read = (note: string) => {
  const { sign, dimension, text } = parseNote(note)
  return [sign, dimension, text]
}

describe('C3: a leading sign and a #dimension sort a note', () => {
  test.each([
    ['+ Row lock on inventory #depth', 'strength', 'depth', 'Row lock on inventory'],
    ['- PSP quota not considered', 'next_step', null, 'PSP quota not considered'],
    ['– en dash', 'next_step', null, 'en dash'],
    ['−minus', 'next_step', null, 'minus'],
    ['＋전각 #깊이', 'strength', 'depth', '전각'],
    ['－ 전각 ＃병목', 'next_step', 'reliability', '전각'],
    ['#Communication thinks aloud', null, 'communication', 'thinks aloud'],
    ['  +  spaces', 'strength', null, 'spaces'],
    ['재시도 대비 #장애 #깊이', null, 'reliability', '재시도 대비'],
    ['#규모 피크를 구함', null, 'estimation', '피크를 구함'],
    ['a + b', null, null, 'a + b'],
    ['issue #42 and C#', null, null, 'issue #42 and C#'],
    ['plain', null, null, 'plain'],
    ['', null, null, ''],
    ['+', 'strength', null, ''],
    ['first line\nsecond #scope', null, 'problem', 'first line\nsecond'],
  ])('%j', (note, sign, dimension, text) => {
    expect(read(note)).toEqual([sign, dimension, text])
  })

  test('Hangul in pieces (NFD) means the same', () => {
    expect(parseNote('#깊이'.normalize('NFD')).dimension).toBe('depth')
  })

  test('nothing is lost: the parts are the note', () => {
    const note = fc
      .array(fc.constantFrom('+', '-', '−', ' ', '\n', '#depth', '#병목', '#', 'x', '락', '#no'))
      .map((all) => all.join(''))
    fc.assert(
      fc.property(fc.oneof(note, fc.string()), (text) => {
        expect(
          parseNote(text)
            .parts.map((part) => part.text)
            .join(''),
        ).toBe(text)
      }),
      { seed: 20261126, numRuns: 100 },
    )
  })
})

describe('X4: what is kept of a note', () => {
  test('controls and half characters go, line breaks and tabs stay', () => {
    expect(cleanNote('a\u0000b\u0007\r\nc\td\ud800')).toBe('ab\nc\td')
  })
  test('Hangul becomes NFC', () => {
    expect(cleanNote('락'.normalize('NFD'))).toBe('락')
  })
})

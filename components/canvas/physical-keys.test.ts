import { describe, expect, test } from 'vitest'
import { correctedKey, physicalKey } from '@/components/canvas/physical-keys'

const none = { ctrlKey: false, metaKey: false, shiftKey: false }

describe('T3a keys by their place', () => {
  test.each([
    ['a Hangul letter', { code: 'KeyR', key: 'ㄱ', keyCode: 229, ...none }, { key: 'r', keyCode: 82 }],
    [
      'a key that is composing',
      { code: 'KeyV', key: 'Process', keyCode: 229, ...none },
      { key: 'v', keyCode: 86 },
    ],
    [
      'a Hangul letter with Shift',
      { code: 'KeyD', key: 'ㅇ', keyCode: 229, ...none, shiftKey: true },
      { key: 'D', keyCode: 68 },
    ],
    [
      'undo while Hangul is on',
      { code: 'KeyZ', key: 'ㅋ', keyCode: 229, ...none, ctrlKey: true },
      { key: 'z', keyCode: 90 },
    ],
    ['another Latin layout', { code: 'KeyQ', key: 'a', keyCode: 65, ...none }, { key: 'q', keyCode: 81 }],
    ['a bracket', { code: 'BracketLeft', key: 'Process', keyCode: 229, ...none }, { key: '[', keyCode: 219 }],
  ])('%s is corrected', (_name, event, expected) => {
    expect(correctedKey(event)).toEqual(expected)
  })

  test.each([
    ['a plain letter', { code: 'KeyR', key: 'r', keyCode: 82, ...none }],
    ['an arrow', { code: 'ArrowUp', key: 'ArrowUp', keyCode: 38, ...none }],
    ['Enter', { code: 'Enter', key: 'Enter', keyCode: 229, ...none }],
    ['undo on another Latin layout', { code: 'KeyY', key: 'z', keyCode: 90, ...none, ctrlKey: true }],
  ])('%s is left alone', (_name, event) => {
    expect(correctedKey(event)).toBeNull()
  })

  test('digits have no place of their own: they select nothing', () => {
    expect(physicalKey('Digit1')).toBeNull()
  })
})

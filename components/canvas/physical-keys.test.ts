import { describe, expect, test } from 'vitest'
import { watchAddKeys } from '@/components/canvas/add/add-keys'
import { areKeysTaken, correctedKey, physicalKey } from '@/components/canvas/physical-keys'

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

/** An element as far as `closest` and `matches` tell: inside of what these selectors name. */
function elementIn(...within: string[]): Element {
  const isNamed = (selectors: string) => selectors.split(', ').some((one) => within.includes(one))
  return { matches: isNamed, closest: (selectors: string) => isNamed(selectors) || null } as never
}

describe('T3a keys that are not the board’s', () => {
  test.each(['input', 'textarea', '[role="menu"]', '[role="dialog"]', '.board-card', '.board-card-tools'])(
    'in %s',
    (place) => expect(areKeysTaken(elementIn(place))).toBe(true),
  )

  test('on the board and its buttons they are', () => {
    expect(areKeysTaken(null)).toBe(false)
    expect(areKeysTaken(elementIn('button', '.board-float'))).toBe(false)
  })

  test('in a cell of a card where something is chosen, P chooses and does not hide the palette', () => {
    const window = Object.assign(new EventTarget(), {
      document: { activeElement: elementIn('.board-card') as Element | null },
    })
    const acted: string[] = []
    const act = (what: string) => () => void acted.push(what)
    watchAddKeys(window as unknown as Window, {
      insert: act('insert'),
      connect: act('connect'),
      togglePalette: act('palette'),
      count: act('count'),
      endCounting: act('end'),
    })
    const isLeft = (code: string, altKey = false) =>
      window.dispatchEvent(
        Object.assign(new Event('keydown', { cancelable: true }), { ...none, code, altKey }),
      )
    for (const code of ['KeyP', 'KeyC', 'Slash']) expect(isLeft(code)).toBe(true)
    expect(isLeft('ArrowUp', true)).toBe(true)
    expect(acted).toEqual([])
    window.document.activeElement = null
    expect(isLeft('KeyP')).toBe(false)
    expect(acted).toEqual(['palette'])
  })
})

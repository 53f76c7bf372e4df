import { describe, expect, test } from 'vitest'
import { actionOf, type CellState, choiceOfKey } from '@/components/canvas/cards/card-action'
import { CellTyping } from '@/components/canvas/cell-typing'
import { httpMethods } from '@/lib/board/shapes/cards'

class Field {
  value = ''
  selectionStart = 0
  selectionEnd = 0

  setSelectionRange(start: number | null, end: number | null): void {
    this.selectionStart = start ?? 0
    this.selectionEnd = end ?? 0
  }

  /** What the browser does when somebody types behind the caret. */
  type(text: string): void {
    this.value = this.value.slice(0, this.selectionStart) + text + this.value.slice(this.selectionEnd)
    const end = this.selectionStart + text.length
    this.setSelectionRange(end, end)
  }
}

function cell(text: string) {
  const field = new Field()
  const written: string[] = []
  const board = { text }
  const typing = new CellTyping(field, {
    read: () => board.text,
    write: (typed) => {
      written.push(typed)
      return (board.text = typed)
    },
  })
  field.setSelectionRange(text.length, text.length)
  /** What somebody else writes; the page is drawn anew a frame later. */
  const arrive = (theirs: string) => {
    board.text = theirs
  }
  const draw = () => typing.receive(board.text)
  return { field, typing, written, arrive, draw }
}

describe('T3a typing in a cell', () => {
  test('every input goes out', () => {
    const { field, typing, written } = cell('pay')
    field.type('s')
    typing.typed()
    expect(written).toEqual(['pays'])
  })

  test('nothing goes out or comes in while a syllable is composed, and then all of it', () => {
    const { field, typing, written, arrive, draw } = cell('결제')
    typing.startComposing()
    field.type('ㅎ')
    typing.typed()
    arrive('새 결제')
    draw()
    expect(written).toEqual([])
    expect(field.value).toBe('결제ㅎ')
    field.value = '결제하'
    typing.endComposing()
    expect(written).toEqual(['새 결제하'])
    expect(field.value).toBe('새 결제하')
    typing.endComposing()
    expect(written).toHaveLength(1)
  })

  test('B1 what others write moves the caret along', () => {
    const { field, arrive, draw } = cell('pay now')
    field.setSelectionRange(3, 3)
    arrive('repay now')
    draw()
    expect([field.value, field.selectionStart]).toEqual(['repay now', 5])
  })

  test('B1 what others wrote before the page was drawn anew is kept by the next stroke', () => {
    const { field, typing, written, arrive } = cell('pay')
    arrive('repay')
    field.type('s')
    typing.typed()
    expect(written).toEqual(['repays'])
    expect([field.value, field.selectionStart]).toEqual(['repays', 6])
    arrive('they repays')
    typing.startComposing()
    field.type('ㅎ')
    typing.endComposing()
    expect(field.value).toBe('they repaysㅎ')
  })

  test('what the board does not take is not shown', () => {
    const field = new Field()
    const typing = new CellTyping(field, { read: () => '', write: (typed) => typed.slice(0, 3) })
    field.type('paying')
    typing.typed()
    expect(field.value).toBe('pay')
  })
})

const state: CellState = {
  text: 'text',
  start: 2,
  end: 2,
  isFirstLine: true,
  isLastLine: true,
  isRowBlank: false,
}
const press = (code: string, held: Partial<KeyboardEvent> = {}, cellState: Partial<CellState> = {}) =>
  actionOf(
    { code, key: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held },
    { ...state, ...cellState },
  )

describe('T3a keys in a cell, by their place', () => {
  test.each([
    ['Enter', {}, {}, 'next-row'],
    ['Enter', { shiftKey: true }, {}, 'line-break'],
    ['Enter', { ctrlKey: true }, {}, 'close'],
    ['Tab', {}, {}, 'next-cell'],
    ['Tab', { shiftKey: true }, {}, 'previous-cell'],
    ['ArrowUp', {}, {}, 'up'],
    ['ArrowUp', {}, { isFirstLine: false }, null],
    ['ArrowUp', { shiftKey: true }, {}, null],
    ['ArrowDown', { altKey: true }, { isLastLine: false }, 'move-down'],
    ['Backspace', {}, {}, null],
    ['Backspace', {}, { start: 0, end: 0 }, 'join-row'],
    ['Backspace', {}, { start: 0, end: 4 }, null],
    ['Backspace', {}, { text: '', start: 0, end: 0, isRowBlank: true }, 'remove-row'],
    ['KeyZ', { metaKey: true }, {}, 'undo'],
    ['KeyZ', { ctrlKey: true, shiftKey: true }, {}, 'redo'],
    ['KeyZ', {}, {}, null],
    ['ArrowRight', {}, { start: 4, end: 4 }, 'take-suggestion'],
    ['ArrowRight', {}, {}, null],
    ['ArrowRight', {}, { text: null }, 'choose-next'],
    ['Space', {}, { text: null }, 'choose-next'],
    ['Space', {}, {}, null],
    ['KeyR', {}, {}, null],
    ['Escape', {}, {}, 'close'],
  ])('%s with %o in %o: %s', (code, held, cellState, action) => {
    expect(press(code, held, cellState)).toBe(action)
  })

  test('a letter chooses, the same one again goes on', () => {
    expect(choiceOfKey('KeyP', httpMethods, 'GET')).toBe('POST')
    expect(choiceOfKey('KeyP', httpMethods, 'POST')).toBe('PUT')
    expect(choiceOfKey('KeyP', httpMethods, 'PATCH')).toBe('POST')
    expect(choiceOfKey('KeyX', httpMethods, 'GET')).toBeNull()
  })
})

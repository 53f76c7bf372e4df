/** What a key does in a cell of a card. */

export type CardAction =
  | 'next-row'
  | 'line-break'
  | 'next-cell'
  | 'previous-cell'
  | 'up'
  | 'down'
  | 'move-up'
  | 'move-down'
  | 'remove-row'
  | 'join-row'
  | 'choose-next'
  | 'choose-previous'
  | 'take-suggestion'
  | 'undo'
  | 'redo'
  | 'close'

export interface CellState {
  /** Null for a cell in which something is chosen. */
  text: string | null
  /** The ends of what is selected in the text. */
  start: number
  end: number
  isFirstLine: boolean
  isLastLine: boolean
  /** Whether nothing is written anywhere in the row. */
  isRowBlank: boolean
}

type KeyPress = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** The action of a key; null where the browser or the text itself does what is to be done. Keys count by their place on the keyboard (T3a). */
export function actionOf(event: KeyPress, state: CellState): CardAction | null {
  const { code, shiftKey, altKey } = event
  const isMod = event.ctrlKey || event.metaKey
  const isText = state.text !== null
  const isAtStart = state.start === 0 && state.end === 0
  const isAtEnd = state.start === state.end && state.end === (state.text ?? '').length
  switch (code) {
    case 'Escape':
      return 'close'
    case 'Enter':
    case 'NumpadEnter':
      if (isMod) return 'close'
      return shiftKey ? (isText ? 'line-break' : null) : 'next-row'
    case 'Tab':
      return isMod || altKey ? null : shiftKey ? 'previous-cell' : 'next-cell'
    case 'ArrowUp':
      if (altKey) return 'move-up'
      return !isMod && !shiftKey && state.isFirstLine ? 'up' : null
    case 'ArrowDown':
      if (altKey) return 'move-down'
      return !isMod && !shiftKey && state.isLastLine ? 'down' : null
    case 'ArrowRight':
      if (!isText) return 'choose-next'
      return !isMod && !shiftKey && !altKey && isAtEnd ? 'take-suggestion' : null
    case 'ArrowLeft':
      return isText ? null : 'choose-previous'
    case 'Space':
      return isText ? null : shiftKey ? 'choose-previous' : 'choose-next'
    case 'Backspace':
      if (state.isRowBlank) return 'remove-row'
      return isText && isAtStart && !isMod ? 'join-row' : null
    case 'KeyZ':
      return isMod ? (shiftKey ? 'redo' : 'undo') : null
    case 'KeyY':
      return isMod ? 'redo' : null
    default:
      return null
  }
}

/** The next choice that starts with the letter of a key, by its place on the keyboard; null where none does. */
export function choiceOfKey<Value>(code: string, choices: readonly Value[], current: Value): Value | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (!letter) return null
  const fitting = choices.filter((choice) => String(choice).toUpperCase().startsWith(letter))
  return fitting[(fitting.indexOf(current) + 1) % fitting.length] ?? null
}

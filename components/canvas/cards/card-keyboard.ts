/**
 * The keyboard, the input method and the clipboard of a card that is being edited. Native listeners on the card's
 * element, because the vendor's on the board would hear the keys before React does. Nothing passes on to the board.
 */
import { isBlankRow } from '@/lib/board/card-rows'
import { actionOf, type CardAction, type CellState, choiceOfKey } from '@/components/canvas/cards/card-action'
import type { CardEditing } from '@/components/canvas/cards/card-editing'
import { textBox, layoutOf } from '@/components/canvas/cards/card-layout'
import { choicesOf, chosenIn } from '@/components/canvas/cards/card-stops'
import type { CellTyping } from '@/components/canvas/cell-typing'
import { lineOf } from '@/components/canvas/cards/text-lines'

export interface TypedCell {
  field: HTMLTextAreaElement
  typing: CellTyping
  /** What would complete the text, if anything does. */
  suggestion: () => string | null
}

/** So long after a composition an Enter is the one that ended it, in ms. */
const echoMs = 300

export class CardKeyboard {
  /** The cell that is typed in. */
  cell: TypedCell | null = null
  /** An Enter or Tab that an input method took to end its composition: it acts once that has ended. */
  #held: KeyboardEvent | null = null
  /** When it did: some systems send the same press again right after. */
  #actedAt = Number.NEGATIVE_INFINITY

  constructor(private readonly editing: CardEditing) {}

  /** Starts listening at the card's element; the answer ends it. */
  listen(element: HTMLElement): () => void {
    const { editing } = this
    const stop = (event: Event) => event.stopPropagation()
    const listeners: [string, (event: never) => void][] = [
      ['keydown', this.#onKeyDown],
      ['keyup', this.#onKeyUp],
      ['compositionstart', this.#onCompositionStart],
      ['compositionend', this.#onCompositionEnd],
      ['input', this.#onInput],
      ['beforeinput', this.#onBeforeInput],
      ['paste', this.#onPaste],
      ['copy', stop],
      ['cut', stop],
    ]
    for (const [type, listener] of listeners) element.addEventListener(type, listener as EventListener)
    editing.finishComposing = () => this.cell?.typing.endComposing()
    return () => {
      for (const [type, listener] of listeners) element.removeEventListener(type, listener as EventListener)
      editing.finishComposing = () => undefined
    }
  }

  #onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    const isHeldKey = event.code === 'Enter' || event.code === 'NumpadEnter' || event.code === 'Tab'
    if (this.cell?.typing.isComposing || event.isComposing) {
      if (isHeldKey) this.#held = event
      return
    }
    const isEcho = isHeldKey && event.timeStamp - this.#actedAt < echoMs
    this.#actedAt = Number.NEGATIVE_INFINITY
    if (isEcho) {
      event.preventDefault()
      return
    }
    if (event.keyCode === 229 && !isHeldKey) return
    const action = this.#actionOf(event)
    if (!action) {
      this.#choose(event)
      return
    }
    if (this.#act(action)) event.preventDefault()
  }

  #onKeyUp = (event: KeyboardEvent) => {
    event.stopPropagation()
    this.#actedAt = Number.NEGATIVE_INFINITY
  }

  #onCompositionStart = () => this.cell?.typing.startComposing()

  #onCompositionEnd = ({ timeStamp }: CompositionEvent) => {
    this.cell?.typing.endComposing()
    const held = this.#held
    this.#held = null
    const action = held && this.#actionOf(held)
    if (!action) return
    this.#actedAt = timeStamp
    this.#act(action)
  }

  #onInput = () => this.cell?.typing.typed()

  // The field's own history knows nothing of what others wrote.
  #onBeforeInput = (event: InputEvent) => {
    const step = { historyUndo: 'undo', historyRedo: 'redo' }[event.inputType] as 'undo' | 'redo' | undefined
    if (!step) return
    event.preventDefault()
    this.editing.undo(step)
  }

  #onPaste = (event: ClipboardEvent) => {
    event.stopPropagation()
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (this.editing.paste(text)) event.preventDefault()
  }

  #state(): CellState {
    const card = this.editing.card()
    const here = this.editing.active.get()
    const row = here && card?.props.rows[here.row]
    const isRowBlank = Boolean(card && row && isBlankRow(card.type, row))
    if (!this.cell || !card || !here) {
      return { text: null, start: 0, end: 0, isFirstLine: true, isLastLine: true, isRowBlank }
    }
    const { value, selectionStart: start, selectionEnd: end } = this.cell.field
    const lines = textBox(layoutOf(card), here.row, here.cell)?.box.lines ?? []
    return {
      text: value,
      start,
      end,
      isFirstLine: lineOf(lines, start) <= 0,
      isLastLine: lineOf(lines, end) >= lines.length - 1,
      isRowBlank,
    }
  }

  #actionOf(event: KeyboardEvent): CardAction | null {
    return actionOf(event, this.#state())
  }

  /** A letter in a cell where something is chosen. */
  #choose(event: KeyboardEvent): void {
    const card = this.editing.card()
    const here = this.editing.active.get()
    if (this.cell || !card || !here || event.ctrlKey || event.metaKey || event.altKey) return
    const choices = choicesOf[here.cell]
    const row = card.props.rows[here.row]
    if (!choices) return
    const current = chosenIn(card, row ? { ...row, id: here.row } : null, here.cell)
    const chosen = choiceOfKey(event.code, choices, current)
    if (chosen === null) return
    event.preventDefault()
    this.editing.choose(here, chosen)
  }

  /** Answers whether the browser must not act as well. */
  #act(action: CardAction): boolean {
    const { editing, cell } = this
    const here = editing.active.get()
    if (!here) {
      const card = editing.card()
      if (action === 'close') editing.close()
      else if (action === 'undo' || action === 'redo') editing.undo(action)
      else if (card) editing.enterFirst(card.id)
      return true
    }
    const selection = { start: cell?.field.selectionStart ?? 0, end: cell?.field.selectionEnd ?? 0 }
    switch (action) {
      case 'close':
        editing.close()
        return true
      case 'next-row':
        editing.nextRow(selection)
        return true
      case 'line-break':
        return false
      case 'next-cell':
        editing.nextCell(1)
        return true
      case 'previous-cell':
        editing.nextCell(-1)
        return true
      case 'up':
        editing.go(-1)
        return true
      case 'down':
        editing.go(1)
        return true
      case 'move-up':
        editing.move(-1)
        return true
      case 'move-down':
        editing.move(1)
        return true
      case 'remove-row':
        editing.remove(here.row)
        return true
      case 'join-row':
        editing.join()
        return here.row !== '' && selection.end === 0
      case 'choose-next':
        editing.chooseNext(here, 1)
        return true
      case 'choose-previous':
        editing.chooseNext(here, -1)
        return true
      case 'take-suggestion':
        return this.#takeSuggestion()
      case 'undo':
      case 'redo':
        editing.undo(action)
        return true
    }
  }

  #takeSuggestion(): boolean {
    const { cell } = this
    const suggestion = cell?.suggestion()
    if (!cell || !suggestion) return false
    cell.field.value = suggestion
    cell.field.setSelectionRange(suggestion.length, suggestion.length)
    cell.typing.typed()
    return true
  }
}

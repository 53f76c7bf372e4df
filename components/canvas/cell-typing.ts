/**
 * Typing in one cell of text. The field's own value is what the person sees; it and the board are brought together
 * here: what is typed goes out at once, what others write comes in with the caret kept, and while an input method
 * composes neither happens (T3a).
 */
import { movePlace, rebaseText } from '@/lib/board/text-rebase'

/** As much of a text area as is needed here. */
export type CellField = Pick<
  HTMLTextAreaElement,
  'value' | 'selectionStart' | 'selectionEnd' | 'setSelectionRange'
>

/** The text on the board that a field stands for. */
export interface BoardText {
  /** What the board has now: what others wrote may be there before the page is drawn anew. */
  read: () => string
  /** Writes to the board, which answers what it has then. */
  write: (text: string) => string
}

export class CellTyping {
  #composing = false
  /** The text that the field and the board last had in common. */
  #base: string

  constructor(
    private readonly field: CellField,
    private readonly board: BoardText,
  ) {
    this.#base = board.read()
    field.value = this.#base
  }

  get isComposing(): boolean {
    return this.#composing
  }

  startComposing(): void {
    this.#composing = true
  }

  /** The input method is done: what it made is written, on what others have written meanwhile. */
  endComposing(): void {
    if (!this.#composing) return
    this.#composing = false
    this.#send()
  }

  /** The field's value has changed. */
  typed(): void {
    if (!this.#composing) this.#send()
  }

  /** The board's text has changed, by whoever's hand. */
  receive(text: string): void {
    if (!this.#composing) this.#show(text)
  }

  #send(): void {
    const { board, field } = this
    this.#show(board.write(rebaseText(this.#base, field.value, board.read())))
  }

  #show(text: string): void {
    this.#base = text
    const { value, selectionStart, selectionEnd } = this.field
    if (value === text) return
    this.field.value = text
    this.field.setSelectionRange(
      movePlace(value, text, selectionStart ?? text.length),
      movePlace(value, text, selectionEnd ?? text.length),
    )
  }
}

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

export class CellTyping {
  #composing = false
  /** The text that the field and the board last had in common. */
  #base: string

  constructor(
    private readonly field: CellField,
    /** What the board has. */
    private text: string,
    /** Writes to the board, which answers what it has then. */
    private readonly write: (text: string) => string,
  ) {
    this.#base = text
    field.value = text
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
    this.#send(rebaseText(this.#base, this.field.value, this.text))
  }

  /** The field's value has changed. */
  typed(): void {
    if (!this.#composing) this.#send(this.field.value)
  }

  /** The board's text has changed, by whoever's hand. */
  receive(text: string): void {
    this.text = text
    if (!this.#composing) this.#show(text)
  }

  #send(typed: string): void {
    this.text = this.write(typed)
    this.#show(this.text)
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

/**
 * Enter in a field on the board: it acts once, also while an input method composes (T3a). Browsers disagree on
 * what they send then: a keydown that composes, sometimes a second one that does not, compositionend before or
 * after. Whatever comes, the text is complete when `act` is called, and the board behind hears nothing of it.
 */

/** Which keys were held with Enter. */
export interface EnterPress {
  shiftKey: boolean
  /** Ctrl, or Cmd. */
  modKey: boolean
}

const capture = { capture: true }

/** Calls `act` once for each press of Enter in a field, with nothing left to compose. The answer ends it. */
export function onEnter(
  field: EventTarget,
  window: EventTarget,
  act: (press: EnterPress) => void,
): () => void {
  let waiting: EnterPress | null = null
  let isBreakDue = false
  const settle = () => {
    const press = waiting
    waiting = null
    if (press) act(press)
    return press !== null
  }
  const onKeyDown = (event: Event) => {
    isBreakDue = false
    if (!isEnter(event)) return
    const { shiftKey, ctrlKey, metaKey, isComposing, keyCode } = event as KeyboardEvent
    event.stopPropagation()
    waiting = { shiftKey, modKey: ctrlKey || metaKey }
    if (isComposing || keyCode === 229) return
    event.preventDefault()
    swallowEnter(window)
    settle()
  }
  const onCompositionEnd = () => {
    if (waiting) swallowEnter(window)
    isBreakDue = settle()
  }
  const onKeyUp = (event: Event) => {
    if (isEnter(event) && settle()) event.stopPropagation()
  }
  // After a composition the line break of a press that has acted may still come, into a field that is empty by then.
  const onBeforeInput = (event: Event) => {
    const { inputType } = event as InputEvent
    if (!isBreakDue || (inputType !== 'insertLineBreak' && inputType !== 'insertParagraph')) return
    event.preventDefault()
    isBreakDue = false
  }
  field.addEventListener('keydown', onKeyDown, capture)
  field.addEventListener('keyup', onKeyUp, capture)
  field.addEventListener('compositionend', onCompositionEnd)
  field.addEventListener('beforeinput', onBeforeInput, capture)
  return () => {
    field.removeEventListener('beforeinput', onBeforeInput, capture)
    field.removeEventListener('keydown', onKeyDown, capture)
    field.removeEventListener('keyup', onKeyUp, capture)
    field.removeEventListener('compositionend', onCompositionEnd)
  }
}

/**
 * Keeps Enter from everybody until it is let go or another key is pressed: the press that closes a field would
 * otherwise be heard by the board behind it, as a wish to edit what is selected.
 */
function swallowEnter(window: EventTarget): void {
  const onKey = (event: Event) => {
    if (isEnter(event)) {
      event.stopImmediatePropagation()
      event.preventDefault()
    }
    if (isEnter(event) && event.type === 'keydown') return
    window.removeEventListener('keydown', onKey, capture)
    window.removeEventListener('keyup', onKey, capture)
  }
  window.addEventListener('keydown', onKey, capture)
  window.addEventListener('keyup', onKey, capture)
}

function isEnter(event: Event): boolean {
  const { key, code } = event as KeyboardEvent
  return key === 'Enter' || code === 'Enter' || code === 'NumpadEnter'
}

/**
 * Keys by their place on the keyboard (T3a). tldraw's shortcuts read `keyCode`, which a Hangul input
 * method turns into 229, and `key`, which it turns into a Hangul letter. This listener comes first and,
 * where the two do not say what the place says, replaces the event by one that does.
 */

const codeOfPunctuation: Record<string, [key: string, keyCode: number]> = {
  Minus: ['-', 189],
  Equal: ['=', 187],
  BracketLeft: ['[', 219],
  BracketRight: [']', 221],
  Comma: [',', 188],
  Period: ['.', 190],
  Slash: ['/', 191],
  Quote: ["'", 222],
}

/** The Latin key and keyCode of a place on the keyboard; null for keys that no input method changes. */
export function physicalKey(code: string): { key: string; keyCode: number } | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter) return { key: letter.toLowerCase(), keyCode: letter.charCodeAt(0) }
  const punctuation = codeOfPunctuation[code]
  return punctuation ? { key: punctuation[0], keyCode: punctuation[1] } : null
}

type KeyPress = Pick<KeyboardEvent, 'code' | 'key' | 'keyCode' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/** What the event should have said; null when it says it already. With Ctrl or Cmd a Latin layout keeps its own letters, as in every program. */
export function correctedKey(event: KeyPress): { key: string; keyCode: number } | null {
  const physical = physicalKey(event.code)
  if (!physical || event.keyCode === physical.keyCode) return null
  const isAscii = event.key.length === 1 && event.key.charCodeAt(0) < 128
  if ((event.ctrlKey || event.metaKey) && isAscii) return null
  return { ...physical, key: event.shiftKey ? physical.key.toUpperCase() : physical.key }
}

/** Whether keys belong to a field that is being typed in, or to a part of the page that takes all of them. */
export function isTyping(element: Element | null): boolean {
  return (
    element !== null &&
    (element.matches('input, textarea, select') ||
      (element as HTMLElement).isContentEditable ||
      element.closest('[data-takes-keys="true"]') !== null)
  )
}

/**
 * Whether keys are not the board's: somebody types, a menu or popover has the focus, or a card that is being edited
 * and its tools, where letters choose and Alt with the arrows moves rows.
 */
export function areKeysTaken(element: Element | null): boolean {
  return (
    isTyping(element) ||
    Boolean(element?.closest('[role="menu"], [role="dialog"], .board-card, .board-card-tools'))
  )
}

/** Starts replacing events anywhere in the window, except while somebody types. The answer ends it. */
export function watchPhysicalKeys(window: Window): () => void {
  const onKey = (event: KeyboardEvent) => {
    const { activeElement } = window.document
    if (!event.isTrusted || !event.target || isTyping(activeElement)) return
    const corrected = correctedKey(event)
    if (!corrected) return
    event.stopImmediatePropagation()
    const { type, code, ctrlKey, metaKey, shiftKey, altKey, repeat } = event
    const copy = new KeyboardEvent(type, {
      ...corrected,
      code,
      ctrlKey,
      metaKey,
      shiftKey,
      altKey,
      repeat,
      bubbles: true,
      cancelable: true,
      composed: true,
    })
    if (!event.target.dispatchEvent(copy)) event.preventDefault()
  }
  window.addEventListener('keydown', onKey, { capture: true })
  window.addEventListener('keyup', onKey, { capture: true })
  return () => {
    window.removeEventListener('keydown', onKey, { capture: true })
    window.removeEventListener('keyup', onKey, { capture: true })
  }
}

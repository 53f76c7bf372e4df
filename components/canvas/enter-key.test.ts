import { describe, expect, test } from 'vitest'
import { type EnterPress, onEnter } from '@/components/canvas/enter-key'

const none = { shiftKey: false, ctrlKey: false, metaKey: false }

/** A field inside a window, as far as Enter is concerned. */
function desk() {
  const [field, window] = [new EventTarget(), new EventTarget()]
  const pressed: EnterPress[] = []
  const heardOutside: string[] = []
  const stop = onEnter(field, window, (press) => pressed.push(press))
  const send = (type: string, what: Partial<KeyboardEvent> = {}) => {
    const event = Object.assign(new Event(type, { cancelable: true }), {
      ...none,
      key: 'Enter',
      code: 'Enter',
      ...what,
    })
    let wentOn = true
    event.stopImmediatePropagation = () => {
      wentOn = false
    }
    window.dispatchEvent(event)
    if (wentOn) field.dispatchEvent(event)
    if (wentOn && type !== 'compositionend') heardOutside.push(type)
    return event
  }
  return { send, pressed, heardOutside, stop }
}

const composing = { isComposing: true, keyCode: 229 }
const plain = { isComposing: false, keyCode: 13 }

describe('T3a Enter in a field', () => {
  test('T3a: acts at once, and its release reaches nobody', () => {
    const { send, pressed, heardOutside } = desk()
    expect(send('keydown', plain).defaultPrevented).toBe(true)
    expect(pressed).toHaveLength(1)
    heardOutside.length = 0
    send('keyup', plain)
    expect(heardOutside).toEqual([])
    send('keydown', plain)
    expect(pressed).toHaveLength(2)
  })

  test.each([
    ['as Chrome sends it on Windows', ['keydown:composing', 'compositionend', 'keyup:plain']],
    [
      'as Chrome sends it on a Mac, twice',
      ['keydown:composing', 'compositionend', 'keydown:plain', 'keyup:plain'],
    ],
    ['as Safari sends it, the end first', ['compositionend', 'keydown:229', 'keyup:plain']],
  ])('T3a: while composing it acts once, after the end, %s', (_browser, events) => {
    const { send, pressed } = desk()
    for (const [at, event] of events.entries()) {
      const [type = '', how] = event.split(':')
      send(
        type,
        how === 'composing' ? composing : how === '229' ? { isComposing: false, keyCode: 229 } : plain,
      )
      if (at === 0) expect(pressed).toEqual([])
    }
    expect(pressed).toHaveLength(1)
    // And the next press acts again.
    send('keydown', plain)
    expect(pressed).toHaveLength(2)
  })

  test('T3a: it tells which keys were held, also while composing', () => {
    const { send, pressed } = desk()
    send('keydown', { ...composing, shiftKey: true })
    send('compositionend')
    send('keyup', plain)
    send('keydown', { ...plain, metaKey: true })
    expect(pressed).toEqual([
      { shiftKey: true, modKey: false },
      { shiftKey: false, modKey: true },
    ])
  })

  test('T3a C3: the line break that comes after a composition ended is none, any other is', () => {
    const { send } = desk()
    const breaks = () => send('beforeinput', { inputType: 'insertLineBreak' } as object).defaultPrevented
    expect(breaks()).toBe(false)
    send('keydown', composing)
    send('compositionend')
    expect(send('beforeinput', { inputType: 'insertText' } as object).defaultPrevented).toBe(false)
    expect(breaks()).toBe(true)
    expect(breaks()).toBe(false)
  })

  test('T3a: another key that ends a composition does nothing, and after the end nothing is heard', () => {
    const { send, pressed, stop } = desk()
    send('keydown', { key: 'Process', code: 'KeyK', ...composing })
    send('compositionend')
    expect(pressed).toEqual([])
    stop()
    send('keydown', plain)
    expect(pressed).toEqual([])
  })
})

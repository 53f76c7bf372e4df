import type { CDPSession, Page } from '@playwright/test'

/**
 * A keyboard with a Korean (two-set) input method switched on, driven through the browser's own protocol: every
 * key arrives as keyCode 229, letters are composed into syllables, and Enter ends a composition before it acts.
 */
export class HangulKeyboard {
  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  static async on(page: Page): Promise<HangulKeyboard> {
    return new HangulKeyboard(page, await page.context().newCDPSession(page))
  }

  /** A key by its place, as it arrives while nothing is typed in: `KeyC`, `Slash`. */
  async press(code: string, { shift = false, alt = false } = {}): Promise<void> {
    const modifiers = (alt ? 1 : 0) | (shift ? 8 : 0)
    const letter = code.startsWith('Key') ? jamoOfKey.get(code.slice(3).toLowerCase()) : undefined
    const event = { code, key: letter ?? 'Process', windowsVirtualKeyCode: 229, modifiers }
    await this.session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event })
    await this.session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
  }

  /** Types a text into the field that has the focus. Hangul is composed key by key; the last syllable is left open when `open`. */
  async type(text: string, { open = false } = {}): Promise<void> {
    const letters = [...text]
    for (const [at, letter] of letters.entries()) {
      const keys = keysOf(letter)
      if (!keys) {
        await this.page.keyboard.insertText(letter)
        continue
      }
      for (const [count, key] of keys.entries()) {
        await this.#composingKey(`Key${key.toUpperCase()}`, key !== key.toLowerCase())
        const shown = composed(letter, count + 1, keys.length)
        await this.session.send('Input.imeSetComposition', {
          text: shown,
          selectionStart: 1,
          selectionEnd: 1,
        })
      }
      if (!(open && at === letters.length - 1)) await this.#commit(letter)
    }
  }

  /** Types a text and presses Enter while its last syllable is still open. */
  async typeAndEnter(text: string, system: 'windows' | 'mac'): Promise<void> {
    await this.type(text, { open: true })
    await this.enter(text, system)
  }

  /**
   * Presses Enter while the last syllable of the text is open. On Windows the browser says Enter twice, once of
   * the composition and once after it; on a Mac only the first.
   */
  async enter(text: string, system: 'windows' | 'mac'): Promise<void> {
    const enter = { code: 'Enter', key: 'Enter' }
    const send = (type: 'rawKeyDown' | 'keyUp', windowsVirtualKeyCode: number) =>
      this.session.send('Input.dispatchKeyEvent', { type, ...enter, windowsVirtualKeyCode })
    await send('rawKeyDown', 229)
    await this.#commit([...text].at(-1) ?? '')
    // One press of the key, so it is let go once.
    if (system === 'windows') await send('rawKeyDown', 13)
    await send('keyUp', 13)
  }

  async #composingKey(code: string, shift: boolean): Promise<void> {
    const event = { code, key: 'Process', windowsVirtualKeyCode: 229, modifiers: shift ? 8 : 0 }
    await this.session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event })
    await this.session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
  }

  async #commit(text: string): Promise<void> {
    await this.session.send('Input.insertText', { text })
  }
}

const firsts = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
const firstKeys = 'r R s e E f a q Q t T d w W c z x v g'.split(' ')
const vowelKeys = 'k o i O j p u P h hk ho hl y n nj np nl b m ml l'.split(' ')
const lastKeys = ' r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g'.split(' ')
const jamoOfKey = new Map(firstKeys.map((key, at) => [key, firsts[at]] as const))

/** The keys of a syllable on the two-set keyboard, upper case with Shift; null for what is no Hangul. */
function keysOf(letter: string): string[] | null {
  const at = (letter.codePointAt(0) ?? 0) - 0xac00
  if (at < 0 || at >= 11_172) return null
  const [first, vowel, last] = [Math.floor(at / 588), Math.floor((at % 588) / 28), at % 28]
  return [...`${firstKeys[first]}${vowelKeys[vowel]}${lastKeys[last]}`]
}

/** What a syllable looks like after some of its keys: the first consonant, then with its vowel, then whole. */
function composed(letter: string, keys: number, all: number): string {
  const at = (letter.codePointAt(0) ?? 0) - 0xac00
  if (keys === all) return letter
  if (keys === 1) return firsts[Math.floor(at / 588)] ?? letter
  return String.fromCodePoint(0xac00 + at - (at % 28))
}

import { describe, expect, test } from 'vitest'
import { isOfFocus } from '@/components/replay/use-replay-keys'

/** Something with the focus: of a selector, what is between these commas matches it or what is around it. */
const within = (...matching: string[]) => ({
  closest: (selector: string) =>
    selector.split(', ').some((one) => matching.includes(one)) ? ({} as Element) : null,
})

describe('keys of what has the focus (X3)', () => {
  test.each(['ArrowLeft', 'ArrowRight', 'Home', 'End'])('X3 %s goes from tab to tab', (code) => {
    expect(isOfFocus(within('[role="tab"]'), code)).toBe(true)
    expect(isOfFocus(within('[role="slider"]:not([data-playhead])'), code)).toBe(true)
    expect(isOfFocus(within('[data-takes-digits]'), code)).toBe(false)
    expect(isOfFocus(null, code)).toBe(false)
  })

  test.each(['Digit0', 'Digit1', 'Digit4'])(
    'C1 %s scores in a rubric, and is the speed elsewhere',
    (code) => {
      expect(isOfFocus(within('[data-takes-digits]'), code)).toBe(true)
      expect(isOfFocus(within('[role="tab"]'), code)).toBe(false)
      expect(isOfFocus(null, code)).toBe(false)
    },
  )

  test('V1 what else the replay listens to is its own everywhere', () => {
    for (const code of ['Space', 'BracketLeft', 'BracketRight'])
      expect(isOfFocus(within('[role="tab"]', '[data-takes-digits]'), code)).toBe(false)
  })
})

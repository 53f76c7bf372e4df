/** How text is broken into lines where no browser does it (V3). */

/** What stands between two of these can be broken: scripts that are written without spaces. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/**
 * Breaks text into lines no wider than `width`, by the width of a text that `measure` tells. Lines end at spaces, so that no
 * Korean or English word is torn; only one that is wider than a line is. Every line of the text begins a new one.
 */
export function wrapLines(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width, measure))
}

function wrapLine(line: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  const space = measure(' ')
  let [now, taken] = ['', 0]
  const push = (piece: string, wide: number, isApart: boolean) => {
    const gap = now !== '' && isApart ? space : 0
    if (now !== '' && taken + gap + wide > width) {
      lines.push(now)
      ;[now, taken] = [piece, wide]
    } else {
      now += (gap > 0 ? ' ' : '') + piece
      taken += gap + wide
    }
  }
  for (const word of line.split(/\s+/u).filter((part) => part !== '')) {
    let isApart = true
    for (const part of partsOf(word)) {
      const wide = measure(part)
      if (wide <= width) push(part, wide, isApart)
      else
        for (const sign of signsOf(part)) {
          push(sign, measure(sign), isApart)
          isApart = false
        }
      isApart = false
    }
  }
  return [...lines, now]
}

/** A word in the parts between which it can be broken. */
function partsOf(word: string): string[] {
  if (!unspaced.test(word)) return [word]
  const parts: string[] = []
  let canJoin = false
  for (const sign of signsOf(word)) {
    const isUnspaced = unspaced.test(sign)
    if (canJoin && !isUnspaced) parts[parts.length - 1] += sign
    else parts.push(sign)
    canJoin = !isUnspaced
  }
  return parts
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A text sign by sign, as people count them. */
export function signsOf(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

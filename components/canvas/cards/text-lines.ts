/**
 * Where text on a card breaks into lines. Cards store no height, and everybody must see the same one (arrows end at
 * their edges), so lines are not left to the browser: they follow from the widths of the font's glyphs, written down
 * here, without kerning. board.css draws and edits with the same rules.
 */

/** `text` 13/20, `bold` the same in 600, `small` 12/16, `mono` 12/16. */
export type TextStyle = 'text' | 'bold' | 'small' | 'mono'

/** Px of a letter's size and of a line. */
export const textSizes: Record<TextStyle, { size: number; line: number }> = {
  text: { size: 13, line: 20 },
  bold: { size: 13, line: 20 },
  small: { size: 12, line: 16 },
  mono: { size: 12, line: 16 },
}

/** One line as it is drawn, and where it starts in the text. */
export interface TextLine {
  text: string
  start: number
}

/** Advance widths of the characters from space to tilde, in thousandths of the letter's size (Pretendard 1.3.9). */
const regular = [
  251, 257, 379, 600, 607, 862, 609, 201, 341, 341, 471, 627, 258, 433, 254, 334, 596, 438, 587, 617, 624,
  597, 613, 552, 606, 613, 254, 254, 627, 627, 627, 479, 880, 646, 619, 693, 686, 567, 557, 709, 706, 244,
  516, 621, 533, 853, 718, 727, 604, 727, 608, 607, 611, 707, 646, 915, 612, 634, 595, 341, 334, 341, 442,
  425, 469, 535, 591, 529, 591, 553, 337, 579, 563, 218, 218, 517, 218, 834, 557, 567, 579, 579, 350, 496,
  340, 553, 529, 777, 513, 529, 513, 341, 306, 341, 627,
]
const semibold = [
  238, 291, 377, 616, 623, 927, 635, 199, 374, 374, 516, 645, 277, 443, 272, 359, 639, 459, 603, 632, 646,
  617, 633, 567, 631, 633, 272, 272, 645, 645, 645, 519, 876, 694, 630, 714, 696, 582, 561, 725, 715, 259,
  537, 649, 542, 873, 712, 744, 617, 745, 624, 623, 632, 705, 694, 971, 661, 675, 625, 374, 359, 374, 459,
  445, 474, 550, 604, 552, 604, 567, 357, 599, 587, 244, 244, 544, 244, 864, 584, 583, 598, 598, 376, 525,
  360, 582, 552, 805, 538, 552, 537, 374, 339, 374, 645,
]
const hangul = 864
const monoAdvance = 600
const monoHangul = 920
/** Ideographs, and whatever is not written down: on the safe side. */
const wide = 1000
/** Accented Latin, Greek, Cyrillic and the like are about as wide as capitals. */
const letter = 720
const known = new Map<number, number>(
  Object.entries({ '·': 272, '…': 818, '“': 470, '”': 470, '‘': 249, '’': 249, '•': 510, '→': 918 }).map(
    ([char, advance]) => [char.codePointAt(0) as number, advance],
  ),
)

function advance(code: number, style: TextStyle): number {
  const isHangul = (code >= 0xac00 && code <= 0xd7a3) || (code >= 0x3131 && code <= 0x318e)
  if (style === 'mono') return isHangul ? monoHangul : code < 0x2000 ? monoAdvance : wide
  if (code >= 32 && code < 127) return ((style === 'bold' ? semibold : regular)[code - 32] ?? wide) as number
  if (isHangul) return hangul
  if (isMark(code)) return 0
  return known.get(code) ?? (code < 0x2000 ? letter : wide)
}

/** Marks that stand on the letter before them, joiners and direction signs take no room. */
function isMark(code: number): boolean {
  return (
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code >= 0x202a && code <= 0x202e)
  )
}

/** How wide a text is on one line, in px. */
export function textWidth(text: string, style: TextStyle): number {
  let sum = 0
  for (const char of text) sum += advance(char.codePointAt(0) as number, style)
  return (sum * textSizes[style].size) / 1000
}

const cache = new Map<string, readonly TextLine[]>()
const cacheSize = 4000

/** The lines of a text in a width of so many px. There is always one. Words stay whole unless they are wider than that. */
export function breakLines(text: string, width: number, style: TextStyle): readonly TextLine[] {
  const key = `${style} ${width} ${text}`
  const found = cache.get(key)
  if (found) return found
  if (cache.size >= cacheSize) cache.clear()
  const lines: TextLine[] = []
  let start = 0
  for (const paragraph of text.split('\n')) {
    lines.push(...breakParagraph(paragraph, start, width, style))
    start += paragraph.length + 1
  }
  cache.set(key, lines)
  return lines
}

// A word takes the spaces behind it along, which may hang over the edge; it may break after a hyphen.
const words = /[^ \t-]*-+|[^ \t-]+[ \t]*|[ \t]+/g

function breakParagraph(text: string, offset: number, width: number, style: TextStyle): TextLine[] {
  const lines: TextLine[] = []
  let line: TextLine = { text: '', start: offset }
  let used = 0
  const next = (at: number) => {
    lines.push(line)
    line = { text: '', start: at }
    used = 0
  }
  for (const { 0: word, index } of text.matchAll(words)) {
    const body = textWidth(word.trimEnd(), style)
    if (used > 0 && used + body > width) next(offset + index)
    if (body <= width) {
      line.text += word
      used += textWidth(word, style)
      continue
    }
    let at = offset + index
    for (const char of word) {
      const step = textWidth(char, style)
      if (used > 0 && used + step > width && char.trim() !== '') next(at)
      line.text += char
      used += step
      at += char.length
    }
  }
  return [...lines, line]
}

/** The place in a text nearest to a point, in px from the upper left corner of its first line. */
export function placeAt(lines: readonly TextLine[], x: number, y: number, style: TextStyle): number {
  const at = Math.min(Math.max(Math.floor(y / textSizes[style].line), 0), lines.length - 1)
  const line = lines[at] ?? { text: '', start: 0 }
  let left = 0
  let place = line.start
  for (const char of line.text.trimEnd()) {
    const step = textWidth(char, style)
    if (left + step / 2 > x) break
    left += step
    place += char.length
  }
  return place
}

/** Which line a place in the text is in. */
export function lineOf(lines: readonly TextLine[], place: number): number {
  const after = lines.findIndex(({ start }) => start > place)
  return (after < 0 ? lines.length : after) - 1
}

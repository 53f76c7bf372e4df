/** What people write, kept within what a board takes (B5), so that the server never has to take it back. */
import { longestText, maxLabelLength, maxRecordLength } from '@/lib/board/guard'

/** Room that is left in a card for what others add meanwhile, in characters of its JSON. */
const spare = 1024

/** As much of a text as one label or cell holds, without half a character at its end. */
export function clipped(text: string): string {
  if (text.length <= maxLabelLength) return text
  const last = text.charCodeAt(maxLabelLength - 1)
  const isHalf = last >= 0xd800 && last <= 0xdbff
  return text.slice(0, isHalf ? maxLabelLength - 1 : maxLabelLength)
}

/** Whether a board takes this shape, and then some. */
export function fitsBoard(shape: { props: object }): boolean {
  return JSON.stringify(shape).length <= maxRecordLength - spare && longestText(shape.props) <= maxLabelLength
}

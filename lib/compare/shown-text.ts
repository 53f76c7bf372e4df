/** So much of a name a comparison shows, in characters (code points) … */
export const shownName = 120
/** … and of what is written in a cell of a card. */
export const shownCell = 400

/** A text as a comparison shows it: of one that is longer than `most` characters (code points) the begin. */
export function shownText(text: string, most: number): string {
  const characters = [...text.slice(0, 2 * most + 2)]
  return characters.length <= most ? text : `${characters.slice(0, most).join('')}…`
}

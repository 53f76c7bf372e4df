/** Text that was copied elsewhere and is pasted among rows: lists have markers, spreadsheets columns. */

/** Whether pasting this text into a cell would make rows of it. */
export function makesRows(text: string): boolean {
  return /[\n\t]/.test(text.trim())
}

/** The cells of each line, trimmed and without list markers. Lines without anything in them are left out. */
export function pastedCells(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, '\n')
  const table = lines.includes('\t') ? cellsOf(lines, '\t') : lines.split('\n').map((line) => [line])
  return table
    .map((cells) => cells.map((cell) => withoutMarker(cell.trim())))
    .filter((cells) => cells.some((cell) => cell !== ''))
}

/** Without `- `, `* `, `1. `, `2) ` or a tick box in front. */
export function withoutMarker(line: string): string {
  return line.replace(/^(?:[-*•–]\s+|\d{1,3}[.)]\s+)/, '').replace(/^\[[ xX]?\]\s+/, '')
}

/** Lines and cells, with quoted cells as spreadsheets write them: `"a ""b"""`, line breaks inside included. */
export function cellsOf(text: string, separator: ',' | '\t'): string[][] {
  const table: string[][] = []
  let line: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string
    if (isQuoted && char === '"' && text[at + 1] === '"') {
      cell += '"'
      at++
    } else if (char === '"' && (isQuoted || cell === '')) {
      isQuoted = !isQuoted
    } else if (!isQuoted && (char === separator || char === '\n')) {
      line.push(cell)
      cell = ''
      if (char === '\n') {
        table.push(line)
        line = []
      }
    } else {
      cell += char
    }
  }
  // A quote that nobody closes is no quote.
  if (isQuoted) return text.split('\n').map((plain) => plain.split(separator))
  return [...table, [...line, cell]]
}

/** The name a file is saved under: what it is called, without what file systems do not take, and its ending. */
export function safeFileName(title: string, otherwise: string, ending: string): string {
  const name = title
    .replace(/[\p{Cc}\p{Bidi_Control}/\\:*?"<>|]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '')
  return `${name === '' ? otherwise : name}${ending}`
}

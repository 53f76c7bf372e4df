/** Text of people without what has no look of its own and may change that of others: control characters, and those of direction. */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(/[^\P{Cc}\n]|\p{Bidi_Control}|\p{Cs}/gu, '')
}

/** What browsers need to know of session files (V7); what is in them, session-file.ts says. */

/** What the name of a file ends with. */
export const sessionFileEnding = '.drawbridge'
/** The largest file that is read, in bytes. */
export const maxSessionFileBytes = 64 * 1024 * 1024

/** The name a file is saved under: its title, without what file systems do not take. */
export function sessionFileName(title: string): string {
  const name = title
    .replace(/[\p{Cc}\p{Bidi_Control}/\\:*?"<>|]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '')
  return `${name === '' ? 'session' : name}${sessionFileEnding}`
}

import { safeFileName } from '@/lib/file-name'

/** The most bytes of a file of a problem that is opened. */
export const problemFileMaxBytes = 4 * 1024 * 1024
/** How the names of such files end. */
export const problemFileEnding = '.problem.json'

/** The characters of a title that make the name: a draft's may be far too long. */
const nameMax = 80

/** The name that a problem of this title is saved under. */
export function problemFileName(title: string): string {
  // By whole characters: a half of one cannot stand in a header.
  return safeFileName(Array.from(title).slice(0, nameMax).join(''), 'problem', problemFileEnding)
}

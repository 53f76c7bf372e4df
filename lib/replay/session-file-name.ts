/** What browsers need to know of session files (V7); what is in them, session-file.ts says. */
import { safeFileName } from '@/lib/file-name'

/** What the name of a file ends with. */
export const sessionFileEnding = '.drawbridge'
/** The largest file that is read, in bytes. */
export const maxSessionFileBytes = 64 * 1024 * 1024

/** The name a file is saved under. */
export function sessionFileName(title: string): string {
  return safeFileName(title, 'session', sessionFileEnding)
}

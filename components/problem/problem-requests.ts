import { RequestRefused, send } from '@/components/room/request'
import type { SaveDraft } from '@/components/problem/edit/draft-keeper'
import { saveFile } from '@/components/session-file/save-file'
import type { Locale } from '@/lib/i18n/locale'
import type { OwnProblemView } from '@/lib/problem/own-problem-view'
import { problemFileName } from '@/lib/problem/problem-file-name'

const problems = '/api/problems'
const pathOf = (problemId: string) => `${problems}/${problemId}`

/** Saves a problem as a file, as the server has it. Throws RequestRefused. */
export const saveProblemFile = (problemId: string, title: string): Promise<void> =>
  saveFile(`${pathOf(problemId)}/file`, problemFileName(title))

/** Where its owner writes it. */
export const editPath = (problemId: string) => `/problems/${problemId}/edit`

/** Where an interview about it is set up. */
export const interviewPath = (problemId: string) => `/new?problem=${problemId}`

export const writeProblem = (language: Locale): Promise<{ id: string }> =>
  send('POST', problems, { kind: 'empty', language })

/** Makes a problem of one's own of one whose pack one may open (P5). */
export const copyProblem = (problemId: string, language: Locale): Promise<{ id: string }> =>
  send('POST', problems, { kind: 'copy', problemId, language })

export const openProblemFile = (file: File): Promise<{ id: string }> => send('POST', `${problems}/file`, file)

export const readProblem = (problemId: string): Promise<OwnProblemView> => send('GET', pathOf(problemId))

export const deleteProblem = (problemId: string): Promise<unknown> => send('DELETE', pathOf(problemId), {})

type Changed = Promise<{ problem: OwnProblemView }>

export const publishProblem = (problemId: string, version: number): Changed =>
  send('POST', `${pathOf(problemId)}/ready`, { version })

export const shareProblem = (problemId: string, isShared: boolean): Changed =>
  send('PUT', `${pathOf(problemId)}/sharing`, { isShared })

/** Makes the board of a room the reference design; null takes it away. */
export const takeReference = (problemId: string, roomId: string | null, version: number): Changed =>
  send('PUT', `${pathOf(problemId)}/reference`, { roomId, version })

const gone: ReadonlySet<string> = new Set(['forbidden', 'not_found', 'unauthenticated', 'account_required'])

/** How a draft reaches the server. */
export function saveDraft(problemId: string): SaveDraft {
  return async (saved, isLast) => {
    try {
      const answer = await send<{ version: number; savedAt: number }>('PUT', pathOf(problemId), saved, {
        keepalive: isLast,
      })
      return { kind: 'saved', ...answer }
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      const { code, fields, message } = error
      const theirs = problemIn(error)
      if (theirs) return { kind: 'elsewhere', theirs }
      if (gone.has(code)) return { kind: 'closed' }
      if (fields.body !== undefined) return { kind: 'too_large' }
      // What is wrong with the field says more than that something is wrong.
      if (code === 'invalid') return { kind: 'refused', message: Object.values(fields)[0] ?? message }
      return { kind: 'away' }
    }
  }
}

/** The problem as it is by now, where a request met a change that was made elsewhere; null otherwise. */
export function problemIn({ code, extra }: RequestRefused): OwnProblemView | null {
  return code === 'conflict' && 'problem' in extra ? (extra.problem as OwnProblemView) : null
}

import { send, RequestRefused } from '@/components/room/request'
import type { FeedbackNow } from '@/components/rubric/desk-entry'
import type { DeskTransport, Reply } from '@/components/rubric/desk-outbox'
import type { CardView, DebriefView, DeskView, NoteView } from '@/lib/rubric/desk-view'
import { cleanFeedback } from '@/lib/rubric/clean-feedback'
import type { InterviewRating } from '@/lib/rubric/interview-rating'
import { cleanNote } from '@/lib/rubric/note-line'
import type { Score } from '@/lib/rubric/scorecard'
import type { Scores } from '@/lib/rubric/suggestion'

export const deskPath = (roomId: string) => `/api/rooms/${roomId}/desk`
export const debriefPath = (roomId: string) => `/api/rooms/${roomId}/debrief`

export const readDesk = (path: string): Promise<DeskView> => send('GET', path)
export const readDebrief = (path: string): Promise<DebriefView> => send('GET', path)

export const submitCard = (roomId: string): Promise<{ card: CardView }> =>
  send('POST', `/api/rooms/${roomId}/scorecard`, { action: 'submit' })

/** Makes one's own card changeable again; the colleagues' are hidden until it is handed in anew (C2). */
export const takeCardBack = (roomId: string): Promise<{ card: CardView }> =>
  send('POST', `/api/rooms/${roomId}/scorecard`, { action: 'take_back' })

export const rateSelf = (
  roomId: string,
  scores: Scores,
  interview: InterviewRating | null,
): Promise<DebriefView> => send('PUT', `/api/rooms/${roomId}/self-rating`, { scores, interview })

export const reveal = (roomId: string, anyway: boolean): Promise<DebriefView> =>
  send('POST', debriefPath(roomId), { action: 'reveal', anyway })

const gone: ReadonlySet<string> = new Set(['forbidden', 'not_found', 'unauthenticated'])

/** Makes of an answer, or a refusal, what the outbox acts on. */
async function replyTo<Kept>(asked: Promise<Kept>, elsewhere: (extra: object) => Kept): Promise<Reply<Kept>> {
  try {
    return { kind: 'kept', now: await asked }
  } catch (error) {
    if (!(error instanceof RequestRefused)) throw error
    const { code, extra, fields, message } = error
    if (code === 'conflict' && Object.keys(extra).length > 0)
      return { kind: 'elsewhere', now: elsewhere(extra) }
    if (gone.has(code)) return { kind: 'closed' }
    // What is wrong with the field says more than that something is wrong.
    if (code === 'invalid' || code === 'wrong_phase' || code === 'conflict')
      return { kind: 'refused', message: Object.values(fields)[0] ?? message }
    return { kind: 'away' }
  }
}

/** How what is written in a room reaches the server. */
export function deskTransport(roomId: string): DeskTransport {
  const room = `/api/rooms/${roomId}`
  const noteOf = (answer: object) => (answer as { note: NoteView }).note
  const scoreOf = (answer: object) => (answer as { score: Score }).score
  return {
    saveNote: ({ id, text, at, elapsedMs, stage, selection, base }, keepalive) => {
      const body = { text: cleanNote(text), at, elapsedMs, stage, selection, version: base.version }
      return replyTo(send<object>('PUT', `${room}/notes/${id}`, body, { keepalive }).then(noteOf), noteOf)
    },
    deleteNote: async ({ base, id, text, at, elapsedMs, stage, selection }, keepalive) => {
      const { version } = base
      const asked = send<object>('DELETE', `${room}/notes/${id}`, { version }, { keepalive }).then(noteOf)
      const reply = await replyTo(asked, noteOf)
      // It never got there: that is as good as deleted.
      return reply.kind === 'closed' && version === 0
        ? { kind: 'kept', now: { id, text, at, elapsedMs, stage, selection, version, isDeleted: true } }
        : reply
    },
    saveScore: ({ dimension, level, moments, base }, keepalive) => {
      const body = { level, moments, version: base.version }
      return replyTo(
        send<object>('PUT', `${room}/scores/${dimension}`, body, { keepalive }).then(scoreOf),
        scoreOf,
      )
    },
    saveFeedback: ({ written, base }, keepalive) => {
      const body = { feedback: cleanFeedback(written), version: base.version }
      const asked = send<FeedbackNow>('PUT', `${room}/feedback`, body, { keepalive })
      return replyTo(asked, (answer) => answer as FeedbackNow)
    },
  }
}

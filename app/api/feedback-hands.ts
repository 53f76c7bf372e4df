/** For tests: what people do with feedback in one room. */
import type { Principal, Scene } from '@/app/api/matrix/scene'
import * as debrief from '@/app/api/rooms/[id]/debrief/route'
import * as deskRoute from '@/app/api/rooms/[id]/desk/route'
import * as feedback from '@/app/api/rooms/[id]/feedback/route'
import * as noteRoute from '@/app/api/rooms/[id]/notes/[noteId]/route'
import * as releaseRoute from '@/app/api/rooms/[id]/release/route'
import * as scorecard from '@/app/api/rooms/[id]/scorecard/route'
import * as score from '@/app/api/rooms/[id]/scores/[dimension]/route'
import * as selfRating from '@/app/api/rooms/[id]/self-rating/route'
import type { ReleaseStanding } from '@/lib/report/released'
import type { DebriefView, DeskView } from '@/lib/rubric/desk-view'
import { byDimension, type DimensionId, type ScoreLevel } from '@/lib/rubric/dimensions'
import type { InterviewRating } from '@/lib/rubric/interview-rating'

/** When everything was seen. */
export const begun = { at: 1_780_000_000_000, elapsedMs: 1_574_000, stage: 'deep_dive' } as const

/** What an answer says that went well; throws of any other. */
export async function readJson<Answer>(response: Response): Promise<Answer> {
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()) as Answer
}

/** Status, code and fields of a refusal. */
export async function refusal(response: Response): Promise<unknown[]> {
  const { error } = (await response.json()) as { error?: { code: string; fields?: object } }
  return [response.status, error?.code, ...(error?.fields ? [Object.keys(error.fields)] : [])]
}

export function hands({ browsers, roomId: id }: Pick<Scene, 'browsers' | 'roomId'>) {
  const get = { method: 'GET', params: { id } }
  const put = (params: object, body: object) => ({ method: 'PUT', params: { id, ...params }, body })
  const card = (who: Principal, action: string) =>
    browsers[who].send(scorecard.POST, { params: { id }, body: { action } })
  return {
    note: (who: Principal, noteId: string, text: string, version = 0) =>
      browsers[who].send(noteRoute.PUT, put({ noteId }, { ...begun, text, selection: [], version })),
    removeNote: (who: Principal, noteId: string, version: number) =>
      browsers[who].send(noteRoute.DELETE, { method: 'DELETE', params: { id, noteId }, body: { version } }),
    mark: (who: Principal, dimension: DimensionId, level: ScoreLevel, version = 0) =>
      browsers[who].send(score.PUT, put({ dimension }, { level, moments: [begun], version })),
    save: (who: Principal, written: object, version: number) =>
      browsers[who].send(feedback.PUT, put({}, { feedback: written, version })),
    submit: (who: Principal) => card(who, 'submit'),
    takeBack: (who: Principal) => card(who, 'take_back'),
    rate: (who: Principal, level: ScoreLevel, interview?: InterviewRating | null) =>
      browsers[who].send(selfRating.PUT, put({}, { scores: byDimension(() => level), interview })),
    reveal: (who: Principal, anyway = false) =>
      browsers[who].send(debrief.POST, { params: { id }, body: { action: 'reveal', anyway } }),
    /** Of the cards that are in, where `cards` does not say which were seen. */
    release: async (
      who: Principal,
      expected: number,
      more: { cards?: string; anyway?: boolean; reason?: string } = {},
    ) => {
      const { cards = '' } = (await (await browsers.host.send(releaseRoute.GET, get)).json()) as {
        cards?: string
      }
      return browsers[who].send(releaseRoute.POST, {
        params: { id },
        body: { expected, cards, anyway: false, reason: null, ...more },
      })
    },
    standing: async (who: Principal) =>
      readJson<ReleaseStanding>(await browsers[who].send(releaseRoute.GET, get)),
    desk: async (who: Principal) => readJson<DeskView>(await browsers[who].send(deskRoute.GET, get)),
    debrief: async (who: Principal) => readJson<DebriefView>(await browsers[who].send(debrief.GET, get)),
  }
}

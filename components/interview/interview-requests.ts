import { send } from '@/components/room/request'
import type { Joined } from '@/components/room/room-requests'
import type { InterviewSetupInput, SetupKind } from '@/lib/interview/setup'
import type { SetupView } from '@/lib/setup-view'

/** "New interview": makes the room. An empty title leaves the name to the server. */
export const setUpRoom = (
  who: { name: string; title: string },
  kind: SetupKind,
  problemId: string | null,
  setup: InterviewSetupInput,
): Promise<Joined> =>
  send('POST', '/api/rooms', {
    name: who.name,
    title: who.title.trim() === '' ? undefined : who.title,
    problemId: problemId ?? undefined,
    setup: { ...setup, kind },
  })

/** "Run an interview here" (R5e). */
export const becomeInterview = (
  roomId: string,
  problemId: string | null,
  setup: InterviewSetupInput,
): Promise<unknown> => send('POST', `/api/rooms/${roomId}/interview`, { problemId, setup })

export const interviewPath = (roomId: string) => `/api/rooms/${roomId}/interview`

export const readSetup = (roomId: string): Promise<SetupView> => send('GET', interviewPath(roomId))

export const changeSetup = (
  roomId: string,
  change: Partial<InterviewSetupInput> & { problemId?: string | null },
): Promise<SetupView> => send('PATCH', interviewPath(roomId), change)

/** Starts the clock, and with it the interview; `expected` is the version of the clock on screen (S2). */
export const startInterview = (roomId: string, expected: number): Promise<unknown> =>
  send('POST', `/api/rooms/${roomId}/clock`, { command: 'start', expected })

/** A yes or no to the recording (J4); `days` is for how long they read that it is kept. */
export const giveConsent = (
  roomId: string,
  recording: boolean,
  days: number | null | undefined,
): Promise<unknown> => send('POST', `/api/rooms/${roomId}/consent`, { recording, days })

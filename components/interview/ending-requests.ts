import { send } from '@/components/room/request'

export const endInterview = (roomId: string): Promise<unknown> => send('POST', `/api/rooms/${roomId}/end`, {})

export const reopenInterview = (roomId: string): Promise<unknown> =>
  send('POST', `/api/rooms/${roomId}/reopen`, {})

export const claimLead = (roomId: string): Promise<unknown> =>
  send('POST', `/api/rooms/${roomId}/lead`, { action: 'claim' })

export const passLead = (roomId: string, to: string): Promise<unknown> =>
  send('POST', `/api/rooms/${roomId}/lead`, { action: 'pass', to })

export const listNextProblems = async (roomId: string): Promise<{ id: string; title: string }[]> =>
  (await send<{ problems: { id: string; title: string }[] }>('GET', `/api/rooms/${roomId}/next`)).problems

export const openNextRoom = async (roomId: string, problemId: string | null): Promise<string> =>
  (await send<{ roomId: string }>('POST', `/api/rooms/${roomId}/next`, { problemId })).roomId

import { saveFile } from '@/components/session-file/save-file'
import { send } from '@/components/room/request'
import type { StudyPathInput } from '@/lib/study/study-path'
import type { OwnStudyView } from '@/lib/study/study-view'

const paths = '/api/study-paths'

export const createPath = (
  path: Omit<StudyPathInput, 'systems'> & { systems: string[] },
): Promise<{ id: string }> => send('POST', paths, path)

export const renamePath = (pathId: string, title: string): Promise<unknown> =>
  send('PATCH', `${paths}/${pathId}`, { title })

export const deletePath = (pathId: string): Promise<unknown> => send('DELETE', `${paths}/${pathId}`, {})

/** `at` is ms since 1970. */
export const moveWeek = (pathId: string, week: number, at: number): Promise<unknown> =>
  send('PATCH', `${paths}/${pathId}/weeks/${week}`, { at })

export const renameMember = (pathId: string, memberId: string, name: string): Promise<unknown> =>
  send('PATCH', `${paths}/${pathId}/members/${memberId}`, { name })

export const renewLink = (pathId: string, memberId: string): Promise<unknown> =>
  send('POST', `${paths}/${pathId}/members/${memberId}/link`, {})

export const lookAtOwnStudy = (token: string): Promise<OwnStudyView> =>
  send('POST', '/api/study-member', { token })

/** Saves a member's interviews as a calendar file: one, or all that are to come. */
export const saveOwnCalendar = (
  { token, meetingId, zone }: { token: string; meetingId: string | null; zone: string },
  name: string,
): Promise<void> => saveFile('/api/study-member/calendar', name, { token, meetingId, zone })

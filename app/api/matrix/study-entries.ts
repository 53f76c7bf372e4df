import * as member from '@/app/api/study-member/route'
import * as memberCalendar from '@/app/api/study-member/calendar/route'
import * as paths from '@/app/api/study-paths/route'
import * as path from '@/app/api/study-paths/[id]/route'
import * as pathMember from '@/app/api/study-paths/[id]/members/[memberId]/route'
import * as memberLink from '@/app/api/study-paths/[id]/members/[memberId]/link/route'
import * as week from '@/app/api/study-paths/[id]/weeks/[week]/route'
import { type OpenEntry, principals } from '@/app/api/matrix/scene'
import { usualSetup } from '@/server/commands/new-room'

const dayMs = 24 * 60 * 60 * 1000

const everyone = (status: number) => principals.map(() => status)
const everyoneWithASession = (status: number) =>
  principals.map((principal) => (principal === 'nobody' ? 401 : status))

const { scheduledAt: _at, timeZone: _zone, ...setup } = usualSetup

const planned = (now: number) => ({
  ...{ title: 'Group', members: ['Ann', 'Ben'], systems: ['payment-system' as const], timeZone: 'UTC' },
  ...{ firstAt: now + dayMs, setup },
})

const nowhere = { id: 'nowhere', memberId: 'nowhere', week: '1' }

/** Study paths: a guest runs none, so that to everybody here each is somebody else's. What members get hangs on their link alone. */
export const studyOpenEntries: Record<string, OpenEntry> = {
  'POST study-paths': {
    handler: paths.POST,
    sending: ({ runtime }) => ({ body: planned(runtime.now()) }),
    statuses: everyoneWithASession(403),
  },
  'PATCH study-paths/[id]': {
    handler: path.PATCH,
    sending: () => ({ method: 'PATCH', params: nowhere, body: { title: 'Group' } }),
    statuses: everyoneWithASession(404),
  },
  'DELETE study-paths/[id]': {
    handler: path.DELETE,
    sending: () => ({ method: 'DELETE', params: nowhere, body: {} }),
    statuses: everyoneWithASession(404),
  },
  'PATCH study-paths/[id]/weeks/[week]': {
    handler: week.PATCH,
    sending: ({ runtime }) => ({ method: 'PATCH', params: nowhere, body: { at: runtime.now() + dayMs } }),
    statuses: everyoneWithASession(404),
  },
  'PATCH study-paths/[id]/members/[memberId]': {
    handler: pathMember.PATCH,
    sending: () => ({ method: 'PATCH', params: nowhere, body: { name: 'Ann' } }),
    statuses: everyoneWithASession(404),
  },
  'POST study-paths/[id]/members/[memberId]/link': {
    handler: memberLink.POST,
    sending: () => ({ params: nowhere, body: {} }),
    statuses: everyoneWithASession(404),
  },
  'POST study-member': {
    handler: member.POST,
    sending: () => ({ body: { token: 'nothing' } }),
    statuses: everyone(404),
  },
  'POST study-member/calendar': {
    handler: memberCalendar.POST,
    sending: () => ({ body: { token: 'nothing', meetingId: null, zone: 'UTC' } }),
    statuses: everyone(404),
  },
}

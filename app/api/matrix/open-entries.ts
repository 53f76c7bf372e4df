import * as auth from '@/app/api/auth/[...nextauth]/route'
import * as instanceRooms from '@/app/api/instance/rooms/route'
import * as join from '@/app/api/join/route'
import * as joinLook from '@/app/api/join/look/route'
import * as rooms from '@/app/api/rooms/route'
import * as stagePlans from '@/app/api/stage-plans/route'
import * as stagePlan from '@/app/api/stage-plans/[id]/route'
import { type OpenEntry, principals } from '@/app/api/matrix/scene'

const everyone = (status: number) => principals.map(() => status)
const everyoneWithASession = (status: number) =>
  principals.map((principal) => (principal === 'nobody' ? 401 : status))

/** What is not of a room. */
export const openEntries: Record<string, OpenEntry> = {
  'POST rooms': { handler: rooms.POST, sending: () => ({ body: { name: 'Min' } }), statuses: everyone(201) },
  'POST join': {
    handler: join.POST,
    sending: ({ candidateToken }) => ({ body: { token: candidateToken, name: 'Min' } }),
    // Whoever is in keeps their role (J7); whoever is new, or whose link was withdrawn, comes in by one that works.
    statuses: [409, 409, 200, 409, 409, 200, 200, 200],
  },
  'POST join/look': {
    handler: joinLook.POST,
    sending: ({ candidateToken }) => ({ body: { token: candidateToken } }),
    statuses: everyone(200),
  },
  'POST instance/rooms': {
    handler: instanceRooms.POST,
    sending: () => ({ body: { count: 1 } }),
    statuses: everyone(401),
  },
  'GET stage-plans': {
    handler: stagePlans.GET,
    sending: () => ({ method: 'GET' }),
    statuses: everyone(200),
  },
  'POST stage-plans': {
    handler: stagePlans.POST,
    sending: () => ({ body: { name: 'Short', steps: [{ stage: 'scope', minutes: 5 }] } }),
    statuses: everyoneWithASession(201),
  },
  'DELETE stage-plans/[id]': {
    handler: stagePlan.DELETE,
    // Nobody here has made one.
    sending: () => ({ method: 'DELETE', params: { id: 'nowhere' }, body: {} }),
    statuses: everyoneWithASession(404),
  },
  'GET auth/[...nextauth]': {
    handler: auth.GET,
    sending: () => ({ method: 'GET', path: '/api/auth/session', params: { nextauth: ['session'] } }),
    statuses: everyone(200),
  },
  'POST auth/[...nextauth]': {
    handler: auth.POST,
    // Without its CSRF token signing out changes nothing.
    sending: () => ({ path: '/api/auth/signout', params: { nextauth: ['signout'] }, body: {} }),
    statuses: everyone(403),
  },
}

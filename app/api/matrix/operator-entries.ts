import * as account from '@/app/api/account/route'
import * as accountExport from '@/app/api/account/export/route'
import * as instanceAdmin from '@/app/api/instance/admin/route'
import * as operatorInstance from '@/app/api/operator/instance/route'
import * as operatorInvitations from '@/app/api/operator/invitations/route'
import * as operatorInvitation from '@/app/api/operator/invitations/[inviteId]/route'
import * as operatorPeople from '@/app/api/operator/people/route'
import * as operatorPerson from '@/app/api/operator/people/[userId]/route'
import * as operatorDevices from '@/app/api/operator/people/[userId]/devices/route'
import * as operatorResetLink from '@/app/api/operator/people/[userId]/reset-link/route'
import * as operatorTestMail from '@/app/api/operator/test-mail/route'
import { type OpenEntry, principals, type RoomEntry } from '@/app/api/matrix/scene'

const everyone = (status: number) => principals.map(() => status)
const everyoneWithASession = (status: number) =>
  principals.map((principal) => (principal === 'nobody' ? 401 : status))

/** Routes of a room: the operator’s corner and one’s own settings. */
export const operatorEntries: Record<string, RoomEntry> = {}

/** Routes that are not of a room: the operator’s corner and one’s own settings. Nobody of the scene runs the instance. */
export const operatorOpenEntries: Record<string, OpenEntry> = {
  'PATCH operator/instance': {
    handler: operatorInstance.PATCH,
    sending: () => ({ method: 'PATCH', body: { signUp: 'closed' } }),
    statuses: everyone(404),
  },
  'GET operator/people': {
    handler: operatorPeople.GET,
    sending: () => ({ method: 'GET' }),
    statuses: everyone(404),
  },
  'PATCH operator/people/[userId]': {
    handler: operatorPerson.PATCH,
    sending: () => ({ method: 'PATCH', params: { userId: 'nowhere' }, body: { isDisabled: true } }),
    statuses: everyone(404),
  },
  'DELETE operator/people/[userId]': {
    handler: operatorPerson.DELETE,
    sending: () => ({ method: 'DELETE', params: { userId: 'nowhere' }, body: {} }),
    statuses: everyone(404),
  },
  'DELETE operator/people/[userId]/devices': {
    handler: operatorDevices.DELETE,
    sending: () => ({ method: 'DELETE', params: { userId: 'nowhere' }, body: {} }),
    statuses: everyone(404),
  },
  'POST operator/people/[userId]/reset-link': {
    handler: operatorResetLink.POST,
    sending: () => ({ params: { userId: 'nowhere' }, body: { isMailed: false } }),
    statuses: everyone(404),
  },
  'GET operator/invitations': {
    handler: operatorInvitations.GET,
    sending: () => ({ method: 'GET' }),
    statuses: everyone(404),
  },
  'POST operator/invitations': {
    handler: operatorInvitations.POST,
    sending: () => ({ body: { email: null, isMailed: false, locale: 'en' } }),
    statuses: everyone(404),
  },
  'DELETE operator/invitations/[inviteId]': {
    handler: operatorInvitation.DELETE,
    sending: () => ({ method: 'DELETE', params: { inviteId: 'nowhere' }, body: {} }),
    statuses: everyone(404),
  },
  'POST operator/test-mail': {
    handler: operatorTestMail.POST,
    sending: () => ({ body: {} }),
    statuses: everyone(404),
  },
  'POST instance/admin': {
    handler: instanceAdmin.POST,
    sending: () => ({ body: { command: 'users', search: '', page: 1 } }),
    statuses: everyone(401),
  },
  'PATCH account': {
    handler: account.PATCH,
    sending: () => ({ method: 'PATCH', body: { theme: 'dark' } }),
    statuses: everyoneWithASession(200),
  },
  'DELETE account': {
    handler: account.DELETE,
    // A guest types their own name, which nobody here does.
    sending: () => ({ method: 'DELETE', body: { confirm: 'Somebody else' } }),
    statuses: everyoneWithASession(400),
  },
  'GET account/export': {
    handler: accountExport.GET,
    sending: () => ({ method: 'GET' }),
    statuses: everyoneWithASession(200),
  },
}

import * as account from '@/app/api/account/route'
import * as claim from '@/app/api/account/claim/route'
import * as confirm from '@/app/api/account/confirm/route'
import * as devices from '@/app/api/account/devices/route'
import * as device from '@/app/api/account/devices/[id]/route'
import * as email from '@/app/api/account/email/route'
import * as forgot from '@/app/api/account/forgot/route'
import * as invitation from '@/app/api/account/invitation/route'
import * as mailedLink from '@/app/api/account/mailed-link/route'
import * as password from '@/app/api/account/password/route'
import * as reset from '@/app/api/account/reset/route'
import * as returnLink from '@/app/api/account/return-link/route'
import * as signInLink from '@/app/api/account/sign-in-link/route'
import * as verify from '@/app/api/account/verify/route'
import * as waysIn from '@/app/api/account/ways-in/route'
import * as wayIn from '@/app/api/account/ways-in/[provider]/route'
import { type OpenEntry, principals, type RoomEntry } from '@/app/api/matrix/scene'
import * as comeBack from '@/app/api/return/route'
import * as comeBackLook from '@/app/api/return/look/route'

const everyone = (status: number) => principals.map(() => status)
const byGuests = (status: number) => principals.map((principal) => (principal === 'nobody' ? 401 : status))
/** All of them are guests, who have no account yet. */
const forAccounts = byGuests(403)

let people = 0
const newAddress = () => `person${++people}@example.com`
const nowhere = 'a'.repeat(43)

/** Routes of a room: ways in, return links, claiming. */
export const identityEntries: Record<string, RoomEntry> = {}

/** Routes that are not of a room: ways in, return links, claiming. */
export const identityOpenEntries: Record<string, OpenEntry> = {
  'POST account': {
    handler: account.POST,
    sending: () => ({ body: { name: 'Min', email: newAddress(), password: 'a horse drew a queue' } }),
    // Nothing is made before the mail is opened.
    statuses: everyone(200),
  },
  'POST account/invitation': {
    handler: invitation.POST,
    sending: () => ({ body: { token: nowhere } }),
    statuses: everyone(404),
  },
  'POST account/forgot': {
    handler: forgot.POST,
    sending: () => ({ body: { email: newAddress() } }),
    statuses: everyone(200),
  },
  'POST account/sign-in-link': {
    handler: signInLink.POST,
    sending: () => ({ body: { email: newAddress() } }),
    statuses: everyone(200),
  },
  'POST account/mailed-link': {
    handler: mailedLink.POST,
    sending: () => ({ body: { token: nowhere } }),
    statuses: everyone(404),
  },
  'POST account/confirm': {
    handler: confirm.POST,
    sending: () => ({ body: { token: nowhere } }),
    statuses: everyone(404),
  },
  'POST account/reset': {
    handler: reset.POST,
    sending: () => ({ body: { token: nowhere, password: 'a horse drew a queue' } }),
    statuses: everyone(404),
  },
  'POST account/password': {
    handler: password.POST,
    sending: () => ({ body: { next: 'a horse drew a queue' } }),
    statuses: forAccounts,
  },
  'POST account/verify': { handler: verify.POST, sending: () => ({ body: {} }), statuses: forAccounts },
  'POST account/email': {
    handler: email.POST,
    sending: () => ({ body: { email: newAddress() } }),
    statuses: forAccounts,
  },
  'GET account/devices': {
    handler: devices.GET,
    sending: () => ({ method: 'GET' }),
    statuses: byGuests(200),
  },
  'DELETE account/devices': {
    handler: devices.DELETE,
    sending: () => ({ method: 'DELETE', body: {} }),
    statuses: byGuests(200),
  },
  'DELETE account/devices/[id]': {
    handler: device.DELETE,
    sending: () => ({ method: 'DELETE', params: { id: 'nowhere' }, body: {} }),
    statuses: byGuests(404),
  },
  'GET account/claim': { handler: claim.GET, sending: () => ({ method: 'GET' }), statuses: forAccounts },
  'POST account/claim': {
    handler: claim.POST,
    sending: () => ({ body: { isMine: true } }),
    statuses: forAccounts,
  },
  'GET account/ways-in': { handler: waysIn.GET, sending: () => ({ method: 'GET' }), statuses: forAccounts },
  'DELETE account/ways-in/[provider]': {
    handler: wayIn.DELETE,
    sending: () => ({ method: 'DELETE', params: { provider: 'github' }, body: {} }),
    statuses: forAccounts,
  },
  'GET account/return-link': {
    handler: returnLink.GET,
    sending: () => ({ method: 'GET' }),
    statuses: byGuests(200),
  },
  'POST account/return-link': {
    handler: returnLink.POST,
    sending: () => ({ body: {} }),
    statuses: byGuests(200),
  },
  'POST return': {
    handler: comeBack.POST,
    sending: () => ({ body: { token: nowhere } }),
    statuses: everyone(404),
  },
  'POST return/look': {
    handler: comeBackLook.POST,
    sending: () => ({ body: { token: nowhere } }),
    statuses: everyone(404),
  },
}

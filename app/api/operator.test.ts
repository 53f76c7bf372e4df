import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as instanceAdmin from '@/app/api/instance/admin/route'
import * as operatorInstance from '@/app/api/operator/instance/route'
import * as operatorInvitations from '@/app/api/operator/invitations/route'
import * as operatorInvitation from '@/app/api/operator/invitations/[inviteId]/route'
import * as operatorPeople from '@/app/api/operator/people/route'
import * as operatorPerson from '@/app/api/operator/people/[userId]/route'
import * as operatorDevices from '@/app/api/operator/people/[userId]/devices/route'
import * as operatorResetLink from '@/app/api/operator/people/[userId]/reset-link/route'
import * as operatorTestMail from '@/app/api/operator/test-mail/route'
import * as rooms from '@/app/api/rooms/route'
import type { AccountPage, SignUpInviteView } from '@/lib/account/operator-view'
import { CloseCode } from '@/lib/board/protocol'
import { AppError } from '@/lib/errors'
import { readSession } from '@/server/auth/session'
import { setAdmin } from '@/server/commands/set-admin'
import { setDisabled } from '@/server/commands/set-disabled'
import { deleteAccount } from '@/server/commands/delete-account'
import type { Locale } from '@/lib/i18n/locale'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { readInstance } from '@/server/queries/instance'
import { readInstanceState } from '@/server/queries/instance-state'
import type { Handler } from '@/server/route'
import { setRuntime } from '@/server/runtime'
import { startTestRuntime, TestBrowser, type Sending, type TestRuntime } from '@/server/test-runtime'

interface Person {
  browser: TestBrowser
  userId: string
  email: string
}

let database: TestDatabase
let runtime: TestRuntime
let hana: Person
let jun: Person

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  await database.pool.query('TRUNCATE "User", "SignUpInvite", "Instance", "AuditEvent" CASCADE')
  hana = await account('Hana', true)
  jun = await account('Jun')
})

/** Somebody with an account who leads a room, signed in on one device. */
async function account(name: string, isAdmin = false): Promise<Person> {
  const browser = new TestBrowser(runtime)
  await browser.send(rooms.POST, { body: { name } })
  const session = await readSession({ cookie: browser.cookieHeader }, runtime)
  const userId = session?.userId ?? ''
  const email = `${name.toLowerCase()}@example.com`
  await runtime.db.user.update({ where: { id: userId }, data: { email, isAdmin } })
  return { browser, userId, email }
}

async function send<Params>(handler: Handler<Params>, sending: Sending, from = hana) {
  const response = await from.browser.send(handler, sending)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const change = (userId: string, body: object, from = hana) =>
  send(operatorPerson.PATCH, { method: 'PATCH', params: { userId }, body }, from)
const remove = (userId: string, from = hana) =>
  send(operatorPerson.DELETE, { method: 'DELETE', params: { userId }, body: {} }, from)
const isIn = async ({ browser }: Person) =>
  (await readSession({ cookie: browser.cookieHeader }, runtime)) !== null
const admins = async () =>
  (await runtime.db.user.findMany({ where: { isAdmin: true }, orderBy: { name: 'asc' } })).map(
    ({ name }) => name,
  )
const audited = async () =>
  (await runtime.db.auditEvent.findMany({ orderBy: { id: 'asc' } })).map(({ code, detail }) => [code, detail])

describe('the instance', () => {
  test('an operator says what it is called, who signs up, who hosts, how long rooms and recordings are kept', async () => {
    const changes = {
      ...{ name: 'Academy', signUp: 'invitation', hosts: 'accounts' },
      ...{ retentionDays: 90, recordingDays: 7 },
    }
    const { status, body } = await send(operatorInstance.PATCH, { method: 'PATCH', body: changes })
    expect({ status, body }).toEqual({ status: 200, body: { instance: changes } })
    await send(operatorInstance.PATCH, { method: 'PATCH', body: { name: null, retentionDays: null } })
    expect(await readInstance(runtime)).toEqual({ ...changes, name: null, retentionDays: null })
    expect(await audited()).toEqual([
      ['instance_changed', `${hana.userId} hosts name recordingDays retentionDays signUp`],
      ['instance_changed', `${hana.userId} name retentionDays`],
    ])
  })

  test.each([
    {},
    { signUp: 'maybe' },
    { retentionDays: 7 },
    { recordingDays: 8 },
    { recordingDays: '30' },
    { name: ' ' },
    { name: 'x'.repeat(41) },
    { id: 2 },
  ])('X4 %j changes nothing', async (body) => {
    expect((await send(operatorInstance.PATCH, { method: 'PATCH', body })).status).toBe(400)
    expect(await runtime.db.instance.count()).toBe(0)
  })

  test('its state says what is on and how much there is', async () => {
    expect(await readInstanceState(runtime)).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      ways: { providers: [], mail: true },
      imageStore: 'files',
      database: 'built_in',
      accounts: 2,
      guests: 0,
      rooms: 2,
    })
    expect((await readInstanceState({ ...runtime, mail: null })).ways).toEqual({ providers: [], mail: false })
  })
})

describe('people', () => {
  const find = async (query: string) =>
    (await send(operatorPeople.GET, { method: 'GET', path: `/api?${query}` })).body as unknown as AccountPage

  test('are found by a part of name or address, guests are not, and what LIKE takes for anything is nothing special', async () => {
    await new TestBrowser(runtime).send(rooms.POST, { body: { name: 'Guest' } })
    expect((await find('')).total).toBe(2)
    expect((await find('search=JUN')).accounts).toMatchObject([
      {
        id: jun.userId,
        name: 'Jun',
        email: jun.email,
        rooms: 1,
        isAdmin: false,
        lastSeenAt: expect.any(Number),
      },
    ])
    for (const nobody of ['%25', '_', '%5C', '%00%25', 'guest'])
      expect((await find(`search=${nobody}`)).total).toBe(0)
    for (const page of ['7', '-1', 'x']) expect((await find(`page=${page}`)).page).toBe(1)
  })

  test('are shown without anything they wrote or any secret', async () => {
    await runtime.db.user.update({ where: { id: jun.userId }, data: { passwordHash: 'secret-hash' } })
    expect(JSON.stringify(await find(''))).not.toContain('secret-hash')
  })

  test('R3 a disabled account is out on every device at once, and its sockets are closed', async () => {
    const { sid } = (await readSession({ cookie: jun.browser.cookieHeader }, runtime)) ?? { sid: '' }
    expect((await change(jun.userId, { isDisabled: true })).status).toBe(200)
    expect(await isIn(jun)).toBe(false)
    expect(runtime.notes.signedOut).toEqual([{ sid, code: CloseCode.unauthenticated }])
    // Enabled again, the devices of before stay out.
    expect((await change(jun.userId, { isDisabled: false })).status).toBe(200)
    expect(await isIn(jun)).toBe(false)
    expect(await isIn(hana)).toBe(true)
    expect(await audited()).toEqual([
      ['account_disabled', `${hana.userId} ${jun.userId}`],
      ['account_enabled', `${hana.userId} ${jun.userId}`],
    ])
  })

  test('R3 signing somebody out everywhere leaves the account as it is', async () => {
    const params = { userId: jun.userId }
    expect((await send(operatorDevices.DELETE, { method: 'DELETE', params, body: {} })).status).toBe(200)
    expect(await isIn(jun)).toBe(false)
    expect(runtime.notes.signedOut).toHaveLength(1)
    expect(await runtime.db.user.findUnique({ where: { id: jun.userId } })).toMatchObject({
      disabledAt: null,
    })
  })

  test('X3 what an operator may do ends with being one', async () => {
    expect((await change(jun.userId, { isAdmin: true })).status).toBe(200)
    expect((await change(hana.userId, { isAdmin: false }, jun)).status).toBe(200)
    expect((await change(jun.userId, { isDisabled: true })).status).toBe(404)
    expect(await admins()).toEqual(['Jun'])
  })

  test('guests and unknown ids are not found, whatever is wanted of them', async () => {
    const guest = new TestBrowser(runtime)
    await guest.send(rooms.POST, { body: { name: 'Guest' } })
    const { userId = '' } = (await readSession({ cookie: guest.cookieHeader }, runtime)) ?? {}
    for (const id of [userId, 'nowhere', 'a\u0000b']) {
      expect((await change(id, { isAdmin: true })).status).toBe(404)
      expect((await change(id, { isDisabled: true })).status).toBe(404)
      expect((await remove(id)).status).toBe(404)
      const params = { userId: id }
      expect((await send(operatorResetLink.POST, { params, body: { isMailed: true } })).status).toBe(404)
      expect((await send(operatorDevices.DELETE, { method: 'DELETE', params, body: {} })).status).toBe(404)
    }
    expect(await runtime.db.user.count({ where: { id: userId } })).toBe(1)
    expect(await audited()).toEqual([])
  })

  test('O6 deleting somebody takes their account and their rooms', async () => {
    expect((await remove(jun.userId)).status).toBe(200)
    expect(await runtime.db.user.count({ where: { id: jun.userId } })).toBe(0)
    expect(await runtime.db.room.count()).toBe(1)
    expect(await isIn(jun)).toBe(false)
    expect(await audited()).toEqual([
      ['room_deleted', null],
      ['account_deleted', `${hana.userId} ${jun.userId}`],
    ])
  })

  test('O6 nobody deletes their own account from here, where no password is asked for', async () => {
    await setAdmin(runtime, { userId: jun.userId, isAdmin: true, by: null })
    expect((await remove(hana.userId)).status).toBe(403)
    expect(await admins()).toEqual(['Hana', 'Jun'])
    expect(await runtime.db.room.count()).toBe(2)
  })

  test('R1 a link to a new password is made, and mailed where it is asked for; its owner hears of it either way', async () => {
    const params = { userId: jun.userId }
    const made = await send(operatorResetLink.POST, { params, body: { isMailed: false } })
    expect(made.body).toEqual({ url: expect.stringContaining('/reset#'), isMailed: false })
    // Whoever has the link is Jun: he is told that there is one, but not given it.
    const told = runtime.outbox.splice(0)
    expect(told).toMatchObject([
      { to: jun.email, subject: expect.stringContaining('A link to a new password') },
    ])
    expect(JSON.stringify(told)).not.toContain('/reset')
    const mailed = await send(operatorResetLink.POST, { params, body: { isMailed: true } })
    expect(mailed.body).toMatchObject({ isMailed: true })
    expect(runtime.outbox).toMatchObject([
      { to: jun.email, text: expect.stringContaining(String(mailed.body.url)) },
    ])
  })
})

describe('the last admin', () => {
  test('can neither be demoted, nor disabled, nor deleted', async () => {
    for (const body of [{ isAdmin: false }, { isDisabled: true }]) {
      const refused = await change(hana.userId, body)
      expect(refused).toMatchObject({ status: 409, body: { error: { code: 'last_admin' } } })
    }
    await expect(deleteAccount(runtime, { userId: hana.userId, by: null })).rejects.toEqual(
      new AppError('last_admin'),
    )
    expect(await admins()).toEqual(['Hana'])
    expect(await runtime.db.room.count()).toBe(2)
  })

  test('is the last also beside one whose account is disabled', async () => {
    await setAdmin(runtime, { userId: jun.userId, isAdmin: true, by: null })
    await setDisabled(runtime, { userId: jun.userId, isDisabled: true, by: null })
    expect((await change(hana.userId, { isAdmin: false })).status).toBe(409)
  })

  test.each([
    ['demote', (userId: string) => setAdmin(runtime, { userId, isAdmin: false, by: null })],
    ['disable', (userId: string) => setDisabled(runtime, { userId, isDisabled: true, by: null })],
    ['delete', (userId: string) => deleteAccount(runtime, { userId, by: null })],
  ])('two who %s each other at once leave one', async (_what, act) => {
    for (let round = 0; round < 5; round++) {
      await runtime.db.user.deleteMany({ where: { hosted: { none: {} } } })
      const [one, two] = [await account(`One${round}`, true), await account(`Two${round}`, true)]
      await runtime.db.user.updateMany({
        where: { id: { notIn: [one.userId, two.userId] } },
        data: { isAdmin: false },
      })
      const outcomes = await Promise.allSettled([act(one.userId), act(two.userId)])
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
      expect(refused).toHaveLength(1)
      expect(refused[0]?.reason).toEqual(new AppError('last_admin'))
      expect(await runtime.db.user.count({ where: { isAdmin: true, disabledAt: null } })).toBe(1)
    }
  })
})

describe('invitations to sign up', () => {
  const invite = async (email: string | null, isMailed = false, locale: Locale = 'en') =>
    send(operatorInvitations.POST, { body: { email, isMailed, locale } })
  const list = async () =>
    (await send(operatorInvitations.GET, { method: 'GET' })).body.invites as SignUpInviteView[]

  test('are made for anyone or for one address, and show their link while it works', async () => {
    expect((await invite(null)).status).toBe(201)
    runtime.pass(1)
    const { body } = await invite(' Bo@Example.com ')
    expect(body).toMatchObject({ invite: { email: 'bo@example.com', state: 'open' }, isMailed: false })
    expect((await list()).map(({ email, url }) => [email, url?.split('#')[0]])).toEqual([
      ['bo@example.com', 'http://localhost:3000/sign-up'],
      [null, 'http://localhost:3000/sign-up'],
    ])
    runtime.pass(7 * 24 * 60 * 60 * 1000)
    expect((await list()).map(({ state, url }) => [state, url])).toEqual([
      ['expired', null],
      ['expired', null],
    ])
    expect(runtime.outbox).toEqual([])
    expect(JSON.stringify(await audited())).not.toContain('bo@')
  })

  test('are mailed where it is asked for; one that could not be mailed stands to be copied', async () => {
    await send(operatorInstance.PATCH, { method: 'PATCH', body: { name: 'Academy' } })
    const { body } = await invite('bo@example.com', true)
    const { url } = body.invite as SignUpInviteView
    expect(body.isMailed).toBe(true)
    expect(runtime.outbox).toMatchObject([
      {
        to: 'bo@example.com',
        subject: expect.stringContaining('Academy'),
        text: expect.stringContaining(String(url)),
        html: expect.stringContaining(`href="${url}"`),
      },
    ])
    const mail = { send: () => Promise.reject(new AppError('mail_failed')) }
    setRuntime({ ...runtime, mail })
    expect((await invite('su@example.com', true)).body).toMatchObject({
      invite: { email: 'su@example.com', state: 'open' },
      isMailed: false,
    })
    setRuntime({ ...runtime, mail: null })
    expect((await invite('di@example.com', true)).body).toMatchObject({ isMailed: false })
  })

  test('are mailed in the language that was chosen for whoever is invited', async () => {
    await invite('bo@example.com', true, 'ko')
    await invite('su@example.com', true, 'en')
    const [korean, english] = runtime.outbox.map(({ subject, text }) => subject + text)
    expect(korean).toMatch(/\p{Script=Hangul}/u)
    expect(english).not.toMatch(/\p{Script=Hangul}/u)
  })

  test.each(['jun@example.com', 'JUN@example.com', 'no address', 'a@b.c\nBcc: d@e.fr'])(
    'are not made for %j',
    async (email) => {
      const { status, body } = await invite(email)
      expect({ status, body }).toMatchObject({
        status: 400,
        body: { error: { fields: { email: expect.any(String) } } },
      })
      expect(await list()).toEqual([])
    },
  )

  test('are worthless once withdrawn; a used one cannot be withdrawn any more', async () => {
    const made = (await invite(null)).body.invite as SignUpInviteView
    const used = (await invite(null)).body.invite as SignUpInviteView
    await runtime.db.signUpInvite.update({ where: { id: used.id }, data: { usedAt: new Date() } })
    const revoke = (inviteId: string) =>
      send(operatorInvitation.DELETE, { method: 'DELETE', params: { inviteId }, body: {} })
    for (const times of [1, 2]) expect((await revoke(made.id)).status, String(times)).toBe(200)
    expect((await revoke(used.id)).status).toBe(409)
    for (const id of ['nowhere', 'a\u0000b']) expect((await revoke(id)).status).toBe(404)
    expect((await list()).map(({ state, url }) => [state, url]).sort()).toEqual([
      ['revoked', null],
      ['used', null],
    ])
  })
})

test('a test mail goes to the operator; without a mail server, or with one that is down, they hear so', async () => {
  const ask = () => send(operatorTestMail.POST, { body: {} })
  expect((await ask()).status).toBe(200)
  expect(runtime.outbox).toMatchObject([{ to: hana.email }])
  setRuntime({ ...runtime, mail: { send: () => Promise.reject(new AppError('mail_failed')) } })
  expect((await ask()).status).toBe(502)
  setRuntime({ ...runtime, mail: null })
  expect((await ask()).status).toBe(502)
})

describe('npm run admin', () => {
  const ask = (body: object, key = runtime.env.instanceKey) =>
    send(instanceAdmin.POST, { body, headers: { authorization: `Bearer ${key}` }, origin: null }, jun)

  test('does the same without anybody being signed in', async () => {
    expect((await ask({ command: 'users', search: 'jun', page: 1 })).body).toMatchObject({ total: 1 })
    expect((await ask({ command: 'make-admin', email: 'JUN@example.com' })).status).toBe(200)
    expect((await ask({ command: 'take-admin', email: hana.email })).status).toBe(200)
    expect(await admins()).toEqual(['Jun'])
    expect((await ask({ command: 'disable', email: hana.email })).status).toBe(200)
    expect(await isIn(hana)).toBe(false)
    expect((await ask({ command: 'enable', email: hana.email })).status).toBe(200)
    expect((await ask({ command: 'invite', email: null })).body).toMatchObject({
      invite: { url: expect.any(String) },
    })
    expect((await ask({ command: 'reset-link', email: jun.email })).body).toMatchObject({
      url: expect.any(String),
    })
    expect((await ask({ command: 'change', changes: { hosts: 'admins' } })).body).toMatchObject({
      instance: { hosts: 'admins' },
    })
    expect((await ask({ command: 'delete-user', email: hana.email })).status).toBe(200)
    expect((await ask({ command: 'delete-user', email: jun.email })).status).toBe(409)
    expect((await audited())[0]).toEqual(['admin_made', `command ${jun.userId}`])
  })

  test('X3 needs the key of this start, and refuses what is unknown', async () => {
    expect((await ask({ command: 'users', search: '', page: 1 }, 'wrong')).status).toBe(401)
    expect((await ask({ command: 'disable', email: 'nobody@example.com' })).status).toBe(404)
    for (const body of [
      {},
      { command: 'rm' },
      { command: 'disable' },
      { command: 'users', search: 7, page: 1 },
    ])
      expect((await ask(body)).status).toBe(400)
  })
})

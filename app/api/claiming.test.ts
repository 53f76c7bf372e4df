import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as claim from '@/app/api/account/claim/route'
import * as devices from '@/app/api/account/devices/route'
import * as invitation from '@/app/api/account/invitation/route'
import * as confirm from '@/app/api/account/confirm/route'
import * as mailedLink from '@/app/api/account/mailed-link/route'
import * as returnLink from '@/app/api/account/return-link/route'
import { codeOf, fieldsOf, goodPassword, newAddress, Person } from '@/app/api/identity-person'
import * as join from '@/app/api/join/route'
import * as comeBack from '@/app/api/return/route'
import * as comeBackLook from '@/app/api/return/look/route'
import { CloseCode } from '@/lib/board/protocol'
import { findParticipant } from '@/server/auth/gate'
import { newId } from '@/server/auth/id'
import { inviteToken } from '@/server/auth/invite-token'
import { signUpUrl } from '@/server/auth/sign-up-token'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { invitesOfRoom } from '@/server/queries/invites-of-room'
import { startTestRuntime, testSecret, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime
let person: Person
let address: string

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(() => {
  runtime = startTestRuntime(database)
  person = new Person(runtime)
  address = newAddress()
})

const hourMs = 60 * 60_000

async function returnToken(guest: Person, renew = false): Promise<string> {
  const response = renew
    ? await guest.send(returnLink.POST, { body: {} })
    : await guest.send(returnLink.GET, { method: 'GET' })
  const { url } = (await response.json()) as { url: string }
  return url.split('#')[1] ?? ''
}

const back = (browser: Person, token: string, add = false) =>
  browser.send(comeBack.POST, { body: { token, add } })
const settle = (browser: Person, isMine: boolean) => browser.send(claim.POST, { body: { isMine } })
const claimOf = async (browser: Person) =>
  ((await (await browser.send(claim.GET, { method: 'GET' })).json()) as { claim: unknown }).claim

/** Lets a browser into a room by one of its links. */
async function enter(
  browser: Person,
  roomId: string,
  role: 'interviewer' | 'candidate' | 'observer',
): Promise<void> {
  const invite = (await invitesOfRoom(runtime, roomId)).find((one) => one.role === role)
  const token = inviteToken(invite?.id ?? '', 1, testSecret)
  await browser.send(join.POST, { body: { token, name: 'Jun' } })
}

describe('a guest who signs up', () => {
  test('J8 becomes the account, with every room, on this device only', async () => {
    const { roomId, participantId } = await person.startRoom()
    const guestId = await person.userId()
    const phone = new Person(runtime)
    await back(phone, await returnToken(person))
    expect(await phone.userId()).toBe(guestId)
    const phoneSid = (await phone.session())?.sid
    const before = await person.session()
    await person.become(address)
    expect(await person.session()).toMatchObject({ userId: guestId, sid: before?.sid })
    expect(await findParticipant(runtime, guestId, roomId)).toMatchObject({ participantId, isHost: true })
    expect(await phone.session()).toBeNull()
    expect(runtime.notes.signedOut).toEqual([{ sid: phoneSid, code: CloseCode.unauthenticated }])
  })

  test('J8 one guest becomes one account, however often at once', async () => {
    runtime.mail = null
    await person.startRoom()
    const emails = [newAddress(), newAddress()]
    const answers = await Promise.all(emails.map((email) => person.signUp(email)))
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    const accounts = await runtime.db.user.findMany({
      where: { email: { in: emails } },
      include: { participants: true },
    })
    expect(accounts.map(({ participants }) => participants.length).sort()).toEqual([0, 1])
  })
})

describe('a guest who signs in to an account', () => {
  const signedIn = async () => {
    await new Person(runtime).become(address)
    const { roomId, participantId } = await person.startRoom()
    const guest = await person.session()
    await person.signIn(address)
    return { roomId, participantId, guest }
  }

  test('J8 is asked whose the rooms are; they move with all that hangs on them, and the guest’s tabs come back', async () => {
    const { roomId, participantId, guest } = await signedIn()
    expect(await claimOf(person)).toEqual({ name: 'Jun', rooms: 1 })
    expect(runtime.notes.signedOut).toEqual([])
    const settled = await settle(person, true)
    expect(await settled.json()).toEqual({ settled: { moved: 1, left: 0 }, gone: [] })
    const moved = await findParticipant(runtime, await person.userId(), roomId)
    expect(moved).toMatchObject({ participantId, isHost: true, name: 'Jun' })
    expect(runtime.notes.signedOut).toEqual([{ sid: guest?.sid, code: CloseCode.restart }])
    expect(runtime.notes.refreshed).toContain(roomId)
    expect(await runtime.db.user.findUnique({ where: { id: guest?.userId } })).toBeNull()
    expect((await settle(person, true)).status).toBe(404)
  })

  test('J8 B14 rooms that are not theirs stay the guest’s, who is signed out here and leaves only what is the account’s', async () => {
    const { roomId, participantId, guest } = await signedIn()
    const answer = await settle(person, false)
    expect(await answer.json()).toEqual({ settled: null, gone: [participantId] })
    // It would take along what the account has written.
    expect(answer.headers.get('clear-site-data')).toBeNull()
    expect(await findParticipant(runtime, guest?.userId ?? '', roomId)).not.toBeNull()
    expect(runtime.notes.signedOut).toEqual([{ sid: guest?.sid, code: CloseCode.unauthenticated }])
    expect(await claimOf(person)).toBeNull()
  })

  test('J7 where both are in one room the account’s place stays, and the guest’s is left alone', async () => {
    const account = new Person(runtime)
    await account.become(address)
    const hosted = await person.startRoom()
    const other = await person.startRoom()
    await enter(account, hosted.roomId, 'candidate')
    const guestId = await person.userId()
    await person.signIn(address)
    expect(await claimOf(person)).toMatchObject({ rooms: 1 })
    const settled = await settle(person, true)
    expect(await settled.json()).toEqual({ settled: { moved: 1, left: 1 }, gone: [] })
    const userId = await account.userId()
    expect(await findParticipant(runtime, userId, hosted.roomId)).toMatchObject({
      role: 'candidate',
      isHost: false,
    })
    expect(await findParticipant(runtime, guestId, hosted.roomId)).toMatchObject({ isHost: true })
    expect(await findParticipant(runtime, userId, other.roomId)).toMatchObject({ isHost: true })
  })

  test('J8 whom the guest has signed out here since cannot take their rooms', async () => {
    const jun = new Person(runtime)
    await jun.startRoom()
    await back(person, await returnToken(jun))
    await new Person(runtime).become(address)
    await person.signIn(address)
    expect(await claimOf(person)).not.toBeNull()
    await jun.send(devices.DELETE, { method: 'DELETE', body: {} })
    expect(await claimOf(person)).toBeNull()
    expect((await settle(person, true)).status).toBe(404)
    expect(await jun.session()).not.toBeNull()
  })

  test('R1 a room that the guest leads and the account interviews in has a lead afterwards', async () => {
    const account = new Person(runtime)
    await account.become(address)
    const { roomId } = await person.startRoom()
    await enter(account, roomId, 'interviewer')
    await person.signIn(address)
    expect(await claimOf(person)).toMatchObject({ rooms: 1 })
    const settled = await settle(person, true)
    expect(await settled.json()).toEqual({ settled: { moved: 1, left: 0 }, gone: [] })
    expect(await findParticipant(runtime, await account.userId(), roomId)).toMatchObject({ isHost: true })
    expect(runtime.notes.refreshed).toContain(roomId)
  })

  test('J8 rooms the guest was taken out of are not counted', async () => {
    const { participantId } = await signedIn()
    await runtime.db.participant.update({ where: { id: participantId }, data: { removedAt: new Date() } })
    expect(await claimOf(person)).toBeNull()
  })

  test('J8 nobody else’s account can take the guest: the note is bound to the one that signed in', async () => {
    await signedIn()
    const note = [...person.cookies].find(([name]) => name.endsWith('.claim'))
    const thief = new Person(runtime)
    await thief.become(newAddress())
    thief.cookies.set(...(note ?? ['', '']))
    expect(await claimOf(thief)).toBeNull()
    expect((await settle(thief, true)).status).toBe(404)
    thief.cookies.set(note?.[0] ?? '', `${note?.[1] ?? ''}x`)
    expect((await settle(thief, true)).status).toBe(404)
  })
})

describe('the return link', () => {
  test('J8 another device becomes the same guest, as long as the link is not renewed', async () => {
    const { roomId } = await person.startRoom()
    const first = await returnToken(person)
    expect(await returnToken(person)).toBe(first)
    const phone = new Person(runtime)
    const look = await phone.send(comeBackLook.POST, { body: { token: first } })
    expect(await look.json()).toEqual({ name: 'Jun', rooms: 1, here: null })
    expect(await phone.session()).toBeNull()
    expect((await back(phone, first)).status).toBe(200)
    expect(await findParticipant(runtime, await phone.userId(), roomId)).not.toBeNull()
    const second = await returnToken(person, true)
    expect(await codeOf(await back(new Person(runtime), first))).toBe('link_unknown')
    expect((await back(new Person(runtime), second)).status).toBe(200)
  })

  test('J8 R3 renewing it signs out whoever came in by an earlier one', async () => {
    await person.startRoom()
    const thief = new Person(runtime)
    await back(thief, await returnToken(person))
    const sid = (await thief.session())?.sid
    await returnToken(person, true)
    expect(await thief.session()).toBeNull()
    expect(runtime.notes.signedOut).toEqual([{ sid, code: CloseCode.unauthenticated }])
    expect(await person.session()).not.toBeNull()
  })

  test('J8 forged ones, a room’s link, an invitation to sign up and an account’s earlier link are unknown', async () => {
    const { roomId } = await person.startRoom()
    const own = await returnToken(person)
    const [invite] = await invitesOfRoom(runtime, roomId)
    const guestId = await person.userId()
    const forged = [
      `${own.slice(0, -1)}${own.endsWith('A') ? 'B' : 'A'}`,
      inviteToken(invite?.id ?? '', 1, testSecret),
      // Right for the guest's id, but of another domain.
      inviteToken(guestId, 1, testSecret),
      signUpUrl('', guestId, testSecret).split('#')[1] ?? '',
      `${newId()}.${own.split('.')[1] ?? ''}`,
      'a\u0000b',
      '',
    ]
    for (const token of forged)
      expect(await codeOf(await back(new Person(runtime), token)), token).toBe('link_unknown')
    await person.become(address)
    expect(await codeOf(await back(new Person(runtime), own))).toBe('link_unknown')
    expect((await person.send(returnLink.GET, { method: 'GET' })).status).toBe(404)
  })

  test('J8 a browser with an account stays that account’s; it can take the rooms instead', async () => {
    const { roomId } = await person.startRoom()
    const token = await returnToken(person)
    const owner = new Person(runtime)
    await owner.become(address)
    const look = await owner.send(comeBackLook.POST, { body: { token } })
    expect(await look.json()).toMatchObject({ here: { is: 'account', name: 'Mina' } })
    expect(await codeOf(await back(owner, token))).toBe('has_account')
    const userId = await owner.userId()
    expect((await back(owner, token, true)).status).toBe(200)
    expect(await owner.userId()).toBe(userId)
    expect(await findParticipant(runtime, userId, roomId)).toMatchObject({ isHost: true })
    expect(await person.session()).toBeNull()
  })

  test('X2 guessing is limited per address', async () => {
    const codes: string[] = []
    for (let count = 0; count < 21; count++) codes.push(await codeOf(await back(person, 'guess')))
    expect(codes.at(-1)).toBe('too_many')
  })
})

describe('who may sign up', () => {
  const mode = (signUp: 'open' | 'invitation' | 'closed') =>
    runtime.db.instance.upsert({ where: { id: 1 }, create: { signUp }, update: { signUp } })
  const invite = async ({ email = null as string | null } = {}) => {
    const { id } = await runtime.db.signUpInvite.create({
      data: { id: newId(), email, expiresAt: new Date(runtime.now() + hourMs) },
    })
    return { id, token: signUpUrl('', id, testSecret).split('#')[1] ?? '' }
  }

  test('O5 the first account runs the instance, also of two at once and where sign-up is closed', async () => {
    const fresh = await createTestDatabase()
    const empty = startTestRuntime(fresh)
    empty.mail = null
    await fresh.db.instance.create({ data: { signUp: 'closed' } })
    const answers = await Promise.all(Array.from({ length: 4 }, () => new Person(empty).signUp(newAddress())))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403, 403, 403])
    expect(await fresh.db.user.count({ where: { isAdmin: true } })).toBe(1)
    await fresh.drop()
  })

  test('O5 closed: nobody, by no way', async () => {
    await person.become(address)
    await mode('closed')
    expect(await codeOf(await person.signUp(newAddress()))).toBe('sign_up_closed')
    const { token } = await invite()
    expect(await codeOf(await new Person(runtime).signUp(newAddress(), { invite: token }))).toBe(
      'sign_up_closed',
    )
    await mode('open')
  })

  test('O5 by invitation: once each, for its address, while it is good', async () => {
    await person.become(address)
    await mode('invitation')
    runtime.mail = null
    const signUp = (token: string, email = newAddress()) =>
      new Person(runtime).signUp(email, token ? { invite: token } : {})
    expect(await codeOf(await signUp(''))).toBe('invitation_needed')
    expect(await codeOf(await signUp('a'.repeat(22)))).toBe('link_unknown')
    const one = await invite()
    const answers = await Promise.all([signUp(one.token), signUp(one.token)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410])
    expect(await codeOf(await signUp(one.token))).toBe('link_used_up')
    const bound = await invite({ email: 'invited@example.com' })
    expect(await fieldsOf(await signUp(bound.token))).toEqual(['email'])
    expect((await signUp(bound.token, 'invited@example.com')).status).toBe(201)
    const old = await invite()
    runtime.pass(2 * hourMs)
    expect(await codeOf(await signUp(old.token))).toBe('link_expired')
    const gone = await invite()
    await runtime.db.signUpInvite.update({ where: { id: gone.id }, data: { revokedAt: new Date() } })
    expect(await codeOf(await signUp(gone.token))).toBe('link_revoked')
    await mode('open')
  })

  test('O5 the browser keeps an invitation for whichever way is chosen', async () => {
    await person.become(address)
    await mode('invitation')
    const newcomer = new Person(runtime)
    const { token } = await invite()
    const look = await newcomer.send(invitation.POST, { body: { token } })
    expect(await look.json()).toEqual({ email: null })
    const email = newAddress()
    const { POST } = await import('@/app/api/account/sign-in-link/route')
    await newcomer.send(POST, { body: { email } })
    const link = { token: newcomer.mailedToken(email), name: 'Nova' }
    expect((await newcomer.post(['callback', 'link'], link)).status).toBe(200)
    expect(await newcomer.userId()).not.toBe('')
    expect(await codeOf(await new Person(runtime).signUp(newAddress(), { invite: token }))).toBe(
      'link_used_up',
    )
    await mode('open')
  })

  test('O5 a mail that is opened in another browser needs no second invitation', async () => {
    await person.become(address)
    await mode('invitation')
    const laptop = new Person(runtime)
    const email = newAddress()
    await laptop.signUp(email, { invite: (await invite()).token })
    const body = { token: laptop.mailedToken(email), name: 'Nova', password: goodPassword }
    const phone = new Person(runtime)
    expect((await phone.send(mailedLink.POST, { body: { token: body.token } })).status).toBe(200)
    expect((await phone.send(confirm.POST, { body })).status).toBe(200)
    expect(await phone.userId()).not.toBe('')
    await mode('open')
  })

  test('O5 nothing half-made: where no account can be made it is said at once, and the mailed link stays good', async () => {
    await person.become(address)
    const newcomer = new Person(runtime)
    const email = newAddress()
    await newcomer.signUp(email)
    const { POST } = await import('@/app/api/account/sign-in-link/route')
    const other = newAddress()
    await newcomer.send(POST, { body: { email: other } })
    const verify = { token: newcomer.mailedToken(email) }
    const link = { token: newcomer.mailedToken(other), name: 'Nova' }
    for (const [signUp, code] of [
      ['closed', 'sign_up_closed'],
      ['invitation', 'invitation_needed'],
    ] as const) {
      await mode(signUp)
      for (const { token } of [verify, link])
        expect(await codeOf(await newcomer.send(mailedLink.POST, { body: { token } }))).toBe(code)
      expect(await codeOf(await newcomer.send(confirm.POST, { body: verify }))).toBe(code)
      expect(await codeOf(await newcomer.post(['callback', 'link'], link))).toBe(code)
    }
    await mode('open')
    expect((await newcomer.send(confirm.POST, { body: verify })).status).toBe(200)
    expect((await newcomer.post(['callback', 'link'], link)).status).toBe(200)
  })

  test('J8 an account that signs in where another one is signed in takes its place', async () => {
    await person.become(address)
    const first = await person.session()
    const other = newAddress()
    await new Person(runtime).become(other)
    await person.signIn(other)
    expect(await person.userId()).not.toBe(first?.userId)
    expect(runtime.notes.signedOut).toEqual([{ sid: first?.sid, code: CloseCode.unauthenticated }])
    expect(await claimOf(person)).toBeNull()
    expect((await new Person(runtime).signIn(other, goodPassword)).status).toBe(200)
  })
})

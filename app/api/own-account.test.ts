import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as confirm from '@/app/api/account/confirm/route'
import * as devices from '@/app/api/account/devices/route'
import * as device from '@/app/api/account/devices/[id]/route'
import * as email from '@/app/api/account/email/route'
import * as forgot from '@/app/api/account/forgot/route'
import * as password from '@/app/api/account/password/route'
import * as reset from '@/app/api/account/reset/route'
import * as signInLink from '@/app/api/account/sign-in-link/route'
import { codeOf, fieldsOf, goodPassword, newAddress, Person } from '@/app/api/identity-person'
import { AppError } from '@/lib/errors'
import { CloseCode } from '@/lib/board/protocol'
import { makeResetLink } from '@/server/commands/mail-links'
import { setDisabled } from '@/server/commands/set-disabled'
import { signOutEverywhere } from '@/server/commands/sign-out-everywhere'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { startTestRuntime, type TestRuntime } from '@/server/test-runtime'

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

const minuteMs = 60_000
const userAt = (at: string) => runtime.db.user.findUnique({ where: { email: at }, include: { waysIn: true } })
const askForLink = (at: string) => new Person(runtime).send(signInLink.POST, { body: { email: at } })
const askForReset = (at: string) => new Person(runtime).send(forgot.POST, { body: { email: at } })
const lastMail = () => runtime.outbox.at(-1)

/** An account whose address nobody has proven: made while no mail was sent. */
async function madeUnproven(at: string, by = new Person(runtime)): Promise<Person> {
  const { mail } = runtime
  runtime.mail = null
  await by.signUp(at, { password: 'the attackers words' })
  runtime.mail = mail
  return by
}

describe('an account that somebody made with another one’s address', () => {
  const planted = async () => {
    const attacker = await madeUnproven(address)
    const userId = await attacker.userId()
    await runtime.db.wayIn.create({ data: { provider: 'github', providerAccountId: address, userId } })
    return attacker
  }
  const isOwnersAlone = async (attacker: Person, owner: Person) => {
    expect(await attacker.session()).toBeNull()
    expect((await attacker.signIn(address, 'the attackers words')).status).toBe(401)
    const user = await userAt(address)
    expect(user).toMatchObject({ waysIn: [], id: await owner.userId() })
    expect(user?.emailVerifiedAt).not.toBeNull()
  }

  test('X2 the owner’s link to sign in drops its password, devices and connections', async () => {
    const [attacker, owner] = [await planted(), new Person(runtime)]
    await askForLink(address)
    await owner.post(['callback', 'link'], { token: owner.mailedToken(address) })
    await isOwnersAlone(attacker, owner)
  })

  test('X2 so does a new password', async () => {
    const [attacker, owner] = [await planted(), new Person(runtime)]
    await askForReset(address)
    await owner.send(reset.POST, { body: { token: owner.mailedToken(address), password: goodPassword } })
    await isOwnersAlone(attacker, owner)
  })

  test('X2 the mail that confirms the address asks for a new password where nobody is signed in to it', async () => {
    const [attacker, owner] = [await planted(), new Person(runtime)]
    const { POST } = await import('@/app/api/account/verify/route')
    await attacker.send(POST, { body: {} })
    const token = owner.mailedToken(address)
    expect(await fieldsOf(await owner.send(confirm.POST, { body: { token } }))).toEqual(['password'])
    await owner.send(confirm.POST, { body: { token, password: goodPassword } })
    await isOwnersAlone(attacker, owner)
  })

  test('J8 an honest owner confirms in the browser that is signed in, and keeps everything', async () => {
    const owner = await madeUnproven(address)
    const { POST } = await import('@/app/api/account/verify/route')
    await owner.send(POST, { body: {} })
    const before = await owner.session()
    expect((await owner.send(confirm.POST, { body: { token: owner.mailedToken(address) } })).status).toBe(200)
    expect((await owner.session())?.sid).toBe(before?.sid)
    expect((await userAt(address))?.emailVerifiedAt).not.toBeNull()
    expect((await new Person(runtime).signIn(address, 'the attackers words')).status).toBe(200)
  })
})

describe('somebody who knew the password once', () => {
  const thiefAsks = async () => {
    const thief = new Person(runtime)
    await thief.signIn(address, goodPassword)
    const evil = newAddress()
    await thief.send(email.POST, { body: { email: evil, password: goodPassword } })
    return { evil, token: thief.mailedToken(evil) }
  }
  const isShutOut = async ({ evil, token }: { evil: string; token: string }) => {
    expect(token).not.toBe('')
    const body = { token, password: 'the attackers words' }
    expect(await codeOf(await new Person(runtime).send(confirm.POST, { body }))).toBe('link_unknown')
    expect(await userAt(evil)).toBeNull()
  }

  test('X2 cannot take the account by the change of address they asked for, once its password was reset', async () => {
    await person.become(address)
    const asked = await thiefAsks()
    await askForReset(address)
    const body = { token: person.mailedToken(address), password: 'quite another password' }
    expect((await person.send(reset.POST, { body })).status).toBe(200)
    await isShutOut(asked)
  })

  test('X2 nor once it was changed', async () => {
    await person.become(address)
    const asked = await thiefAsks()
    const body = { current: goodPassword, next: 'quite another password' }
    expect((await person.send(password.POST, { body })).status).toBe(200)
    await isShutOut(asked)
  })

  test('X2 nor once the owner of the address has taken over what they had planted', async () => {
    const thief = await madeUnproven(address)
    const evil = newAddress()
    await thief.send(email.POST, { body: { email: evil, password: 'the attackers words' } })
    const asked = { evil, token: thief.mailedToken(evil) }
    await askForLink(address)
    await person.post(['callback', 'link'], { token: person.mailedToken(address) })
    await isShutOut(asked)
  })

  test('R3 nor once an operator has signed the account out, or switched it off and on', async () => {
    await person.become(address)
    const userId = await person.userId()
    const signedOut = await thiefAsks()
    await signOutEverywhere(runtime, { userId, by: null })
    await isShutOut(signedOut)
    const disabled = await thiefAsks()
    await setDisabled(runtime, { userId, isDisabled: true, by: null })
    await setDisabled(runtime, { userId, isDisabled: false, by: null })
    await isShutOut(disabled)
  })
})

describe('one’s own account', () => {
  test('X2 the owner is told of a new password, and of an address that is asked for', async () => {
    await person.become(address)
    runtime.outbox.length = 0
    await person.send(password.POST, { body: { current: goodPassword, next: 'quite another password' } })
    const other = newAddress()
    await person.send(email.POST, { body: { email: other, password: 'quite another password' } })
    await askForReset(address)
    const body = { token: person.mailedToken(address), password: goodPassword }
    await person.send(reset.POST, { body })
    expect(runtime.outbox.map(({ to, subject }) => [to, subject])).toEqual([
      [address, 'Your password at Drawbridge is a new one'],
      [other, 'Confirm your new address for Drawbridge'],
      [address, 'A new address for your account at Drawbridge?'],
      [address, 'Choose a new password for Drawbridge'],
      [address, 'Your password at Drawbridge is a new one'],
    ])
  })

  test('X2 a mail server that fails does not undo what was done', async () => {
    await person.become(address)
    runtime.mail = { send: () => Promise.reject(new AppError('mail_failed')) }
    const body = { current: goodPassword, next: 'quite another password' }
    expect((await person.send(password.POST, { body })).status).toBe(200)
    expect((await new Person(runtime).signIn(address, 'quite another password')).status).toBe(200)
  })

  test('X2 without a password what needs the owner takes a sign-in of the last ten minutes', async () => {
    const signInByLink = async () => {
      await askForLink(address)
      await person.post(['callback', 'link'], { token: person.mailedToken(address), name: 'Nova' })
    }
    await signInByLink()
    runtime.env.github = { clientId: 'id', clientSecret: 'secret' }
    const acts = {
      password: () => person.send(password.POST, { body: { next: 'quite another password' } }),
      address: () => person.send(email.POST, { body: { email: newAddress() } }),
      provider: () => person.post(['signin', 'github'], { connect: 'true' }),
    }
    runtime.pass(11 * minuteMs)
    for (const [what, act] of Object.entries(acts))
      expect(await codeOf(await act()), what).toBe('sign_in_again')
    await signInByLink()
    expect(await codeOf(await acts.provider())).toBe('none')
    expect(await codeOf(await acts.address())).toBe('none')
    expect(await codeOf(await acts.password())).toBe('none')
  })

  test('one’s own address again is said to be no change', async () => {
    await person.become(address)
    const again = await person.send(email.POST, { body: { email: address, password: goodPassword } })
    expect([again.status, await fieldsOf(again)]).toEqual([400, ['email']])
  })

  test('B14 whoever takes another one’s place in a browser finds none of their boards there', async () => {
    await person.become(address)
    const empties = (response: Response) => response.headers.get('clear-site-data')
    const other = newAddress()
    await new Person(runtime).become(other)
    expect(empties(await person.signIn(address))).toBeNull()
    expect(empties(await person.signIn(other))).toBe('"storage"')
    await askForReset(address)
    const body = { token: person.mailedToken(address), password: goodPassword }
    expect(empties(await person.send(reset.POST, { body }))).toBe('"storage"')
    const third = newAddress()
    await person.signUp(third)
    const token = person.mailedToken(third)
    expect(empties(await person.send(confirm.POST, { body: { token } }))).toBe('"storage"')
    expect(empties(await new Person(runtime).signIn(third))).toBeNull()
  })

  test('B3 a database that is away at a sign-in is said to be, not that the password was wrong', async () => {
    await person.become(address)
    const away = Object.assign(new Error('the host and port'), { code: 'P1001' })
    for (const [model, method] of [
      ['user', 'findUnique'],
      ['authSession', 'create'],
    ] as const) {
      const { db } = runtime
      const broken = { ...db[model], [method]: () => Promise.reject(away) }
      runtime.db = new Proxy(db, {
        get: (target, name) => (name === model ? broken : (Reflect.get(target, name) as unknown)),
      })
      const response = await new Person(runtime).signIn(address)
      runtime.db = db
      expect([response.status, await codeOf(response)]).toEqual([503, 'unavailable'])
    }
  })

  test('R3 a changed password signs out all other devices, not this one', async () => {
    await person.become(address)
    const phone = new Person(runtime)
    await phone.signIn(address)
    const change = (current: string) =>
      person.send(password.POST, { body: { current, next: 'quite another password' } })
    expect(await fieldsOf(await change('not this one'))).toEqual(['current'])
    expect(await phone.session()).not.toBeNull()
    expect((await change(goodPassword)).status).toBe(200)
    expect(await phone.session()).toBeNull()
    expect(await person.session()).not.toBeNull()
    expect((await phone.signIn(address, 'quite another password')).status).toBe(200)
  })

  test('X2 a new address counts once its mail is opened, and what was mailed before is worthless', async () => {
    await person.become(address)
    await askForReset(address)
    const oldReset = person.mailedToken(address)
    const next = newAddress()
    const change = (word: string) => person.send(email.POST, { body: { email: next, password: word } })
    expect(await fieldsOf(await change('not this one'))).toEqual(['password'])
    await change(goodPassword)
    expect(await userAt(next)).toBeNull()
    await person.send(confirm.POST, { body: { token: person.mailedToken(next) } })
    expect(await userAt(address)).toBeNull()
    expect((await userAt(next))?.id).toBe(await person.userId())
    expect(lastMail()).toMatchObject({ to: address, subject: 'Your address at Drawbridge was changed' })
    const body = { token: oldReset, password: goodPassword }
    expect(await codeOf(await person.send(reset.POST, { body }))).toBe('link_unknown')
  })

  test('R3 devices are listed, and signed out one by one or all but this; nobody else’s', async () => {
    await person.become(address)
    const phone = new Person(runtime)
    const headers = { 'user-agent': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Firefox/140.0' }
    await phone.signIn(address)
    await runtime.db.authSession.update({
      where: { id: (await phone.session())?.sid ?? '' },
      data: { userAgent: headers['user-agent'] },
    })
    const list = async () =>
      ((await (await person.send(devices.GET, { method: 'GET' })).json()) as { devices: { id: string }[] })
        .devices
    const [own, other] = await list()
    expect(own).toMatchObject({ isThis: true, id: (await person.session())?.sid })
    expect(other).toMatchObject({ isThis: false, browser: 'Firefox', system: 'macOS' })
    const remove = (by: Person, id: string) =>
      by.send(device.DELETE, { method: 'DELETE', params: { id }, body: {} })
    const stranger = new Person(runtime)
    await stranger.become(newAddress())
    expect((await remove(stranger, other?.id ?? '')).status).toBe(404)
    expect((await remove(person, 'a\u0000b')).status).toBe(404)
    expect((await remove(person, other?.id ?? '')).status).toBe(200)
    expect(await phone.session()).toBeNull()
    expect(runtime.notes.signedOut).toEqual([{ sid: other?.id, code: CloseCode.unauthenticated }])
    await phone.signIn(address)
    await person.send(devices.DELETE, { method: 'DELETE', body: {} })
    expect(await phone.session()).toBeNull()
    expect(await list()).toHaveLength(1)
  })

  test('X2 an operator’s link sets a new password once', async () => {
    await person.become(address)
    const url = await makeResetLink(runtime, await person.userId())
    expect(url).toMatch(/^http:\/\/localhost:3000\/reset#[\w-]{43}$/)
    const body = { token: url.split('#')[1], password: 'quite another password' }
    expect((await new Person(runtime).send(reset.POST, { body })).status).toBe(200)
    expect(await codeOf(await new Person(runtime).send(reset.POST, { body }))).toBe('link_unknown')
  })

  test('X2 an operator’s link proves no address that nobody has proven, also where mail is sent', async () => {
    const owner = await madeUnproven(address)
    const userId = await owner.userId()
    const url = await makeResetLink(runtime, userId)
    const body = { token: url.split('#')[1], password: 'quite another password' }
    expect((await new Person(runtime).send(reset.POST, { body })).status).toBe(200)
    expect(await userAt(address)).toMatchObject({ id: userId, emailVerifiedAt: null })
  })
})

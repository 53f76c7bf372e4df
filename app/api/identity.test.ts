import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as account from '@/app/api/account/route'
import * as confirm from '@/app/api/account/confirm/route'
import * as email from '@/app/api/account/email/route'
import * as forgot from '@/app/api/account/forgot/route'
import * as mailedLink from '@/app/api/account/mailed-link/route'
import * as reset from '@/app/api/account/reset/route'
import * as signInLink from '@/app/api/account/sign-in-link/route'
import { codeOf, fieldsOf, goodPassword, newAddress, Person } from '@/app/api/identity-person'
import { AppError } from '@/lib/errors'
import { CloseCode } from '@/lib/board/protocol'
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

describe('signing up', () => {
  test('J8 nothing is made before the mail is opened; then the account is there and this browser is in it', async () => {
    expect((await person.signUp(address)).status).toBe(200)
    expect(await userAt(address)).toBeNull()
    expect(await person.session()).toBeNull()
    const token = person.mailedToken(address)
    expect(lastMail()).toMatchObject({
      to: address,
      text: expect.stringContaining(`/verify#${token}`) as string,
    })
    const look = await person.send(mailedLink.POST, { body: { token } })
    expect(await look.json()).toEqual({
      purpose: 'verify',
      email: address,
      needsName: false,
      needsPassword: false,
    })
    expect((await person.send(confirm.POST, { body: { token } })).status).toBe(200)
    const user = await userAt(address)
    expect(user).toMatchObject({ name: 'Mina', emailVerifiedAt: new Date(runtime.now()) })
    expect(user?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await person.userId()).toBe(user?.id)
    expect((await new Person(runtime).signIn(address)).status).toBe(200)
  })

  test('J8 opened in another browser the mail asks for a name and a password of its own', async () => {
    await person.signUp(address, { name: 'Attacker', password: 'the attackers words' })
    const owner = new Person(runtime)
    const token = owner.mailedToken(address)
    const look = await owner.send(mailedLink.POST, { body: { token } })
    expect(await look.json()).toMatchObject({ needsName: true, needsPassword: true })
    const bare = await owner.send(confirm.POST, { body: { token } })
    expect(await fieldsOf(bare)).toEqual(['name', 'password'])
    await owner.send(confirm.POST, { body: { token, name: 'Owner', password: goodPassword } })
    expect((await userAt(address))?.name).toBe('Owner')
    expect((await person.signIn(address, 'the attackers words')).status).toBe(401)
    expect((await person.signIn(address)).status).toBe(200)
  })

  test('X2 whoever asks does not learn that an address has an account; its owner does', async () => {
    await person.become(address)
    const stranger = new Person(runtime)
    const fresh = await stranger.signUp(newAddress())
    const taken = await stranger.signUp(address, { password: 'the attackers words' })
    expect([taken.status, await taken.json()]).toEqual([fresh.status, await fresh.json()])
    expect(lastMail()?.text).not.toContain('#')
    expect(lastMail()?.subject).toBe('You have an account at Drawbridge')
    expect(await runtime.db.user.count({ where: { email: address } })).toBe(1)
  })

  test('J8 where no mail is sent the account is there at once, and an address that is taken is said to be', async () => {
    runtime.mail = null
    expect((await person.signUp(address)).status).toBe(201)
    expect(await userAt(address)).toMatchObject({ emailVerifiedAt: null, id: await person.userId() })
    const other = await new Person(runtime).signUp(address)
    expect([other.status, await fieldsOf(other)]).toEqual([400, ['email']])
  })

  test.each([
    ['a name of nothing visible', { name: '\u202e\u0000' }, 'name'],
    ['a name of 1 MB', { name: 'x'.repeat(50_000) }, 'name'],
    ['no address', { email: 'mina' }, 'email'],
    ['an address with a full-width @', { email: 'mina＠example.com' }, 'email'],
    ['an address with a Cyrillic а', { email: 'minа@example.com' }, 'email'],
    ['two addresses', { email: 'mina@example.com, b@example.com' }, 'email'],
    ['a header in the address', { email: 'mina@example.com\nBcc: b@example.com' }, 'email'],
    ['NUL in the address', { email: 'mi\u0000na@example.com' }, 'email'],
    ['a short password', { password: 'short' }, 'password'],
    ['a long password', { password: 'x'.repeat(201) }, 'password'],
    ['the name as password', { name: 'Mina Kim Seoul', password: 'mina kim seoul' }, 'password'],
  ])('X4 refused at the field: %s', async (_what, bad, field) => {
    const body = { name: 'Mina', email: newAddress(), password: goodPassword, ...bad }
    const response = await person.send(account.POST, { body })
    expect([response.status, await fieldsOf(response)]).toEqual([400, [field]])
    expect(runtime.outbox).toEqual([])
  })

  test('X4 a body of 1 MB is not read', async () => {
    const response = await person.send(account.POST, { body: { name: 'x'.repeat(1_000_000) } })
    expect(response.status).toBe(400)
  })

  test('X4 bidi controls in a name are dropped, and an operator’s name for the instance is one line of a subject', async () => {
    await runtime.db.instance.create({ data: { name: 'Team\nBcc: b@example.com' } })
    await person.become(address, 'Mi\u202ena')
    await runtime.db.instance.deleteMany()
    expect((await userAt(address))?.name).toBe('Mina')
    expect(lastMail()?.subject).not.toMatch(/[\r\n]/)
  })

  test('J8 when the mail server is down it is said, and nothing is left behind', async () => {
    runtime.mail = { send: () => Promise.reject(new AppError('mail_failed')) }
    expect(await codeOf(await person.signUp(address))).toBe('mail_failed')
    expect(await codeOf(await askForReset(address))).toBe('mail_failed')
    expect(person.cookies.size).toBe(0)
    expect(await runtime.db.oneTimeToken.count({ where: { email: address } })).toBe(0)
    expect(await userAt(address)).toBeNull()
  })
})

describe('signing in with a password', () => {
  test('X2 a wrong address and a wrong password are answered alike', async () => {
    await person.become(address)
    const stranger = new Person(runtime)
    const answers = [await stranger.signIn(address, 'another password'), await stranger.signIn(newAddress())]
    const [wrong, unknown] = await Promise.all(answers.map(async (one) => [one.status, await one.json()]))
    expect(wrong).toEqual(unknown)
    expect(wrong?.[0]).toBe(401)
    expect(await stranger.session()).toBeNull()
  })

  test('X2 after 10 failures in 15 minutes this address waits; the owner elsewhere comes in', async () => {
    await person.become(address)
    const thief = new Person(runtime)
    const guess = async () => codeOf(await thief.signIn(address, 'another password'))
    const codes = [await guess(), ...(await Promise.all(Array.from({ length: 13 }, guess)))]
    expect(codes.filter((code) => code === 'sign_in_failed')).toHaveLength(10)
    expect(await codeOf(await thief.signIn(address))).toBe('too_many_sign_ins')
    expect((await new Person(runtime).signIn(address)).status).toBe(200)
  })

  test('X1 without the token of our own page nothing happens', async () => {
    await person.become(address)
    const stranger = new Person(runtime)
    const forged = await stranger.post(['callback', 'password'], {
      email: address,
      password: goodPassword,
      csrfToken: 'x',
    })
    expect(await codeOf(forged)).toBe('bad_origin')
    expect(await stranger.session()).toBeNull()
  })

  test('R3 an account that is switched off is told so, but only to who knows the password', async () => {
    await person.become(address)
    await runtime.db.user.update({ where: { email: address }, data: { disabledAt: new Date() } })
    expect(await person.session()).toBeNull()
    const later = new Person(runtime)
    expect(await codeOf(await later.signIn(address))).toBe('account_disabled')
    expect(await codeOf(await later.signIn(address, 'another password'))).toBe('sign_in_failed')
    await askForReset(address)
    expect(lastMail()?.text).not.toContain('#')
  })

  test('a decomposed Hangul password is the same password', async () => {
    await person.signUp(address, { password: '한글로 만든 긴 암호' })
    await person.send(confirm.POST, { body: { token: person.mailedToken(address) } })
    const later = new Person(runtime)
    expect((await later.signIn(address, '한글로 만든 긴 암호'.normalize('NFD'))).status).toBe(200)
  })
})

describe('links that are mailed', () => {
  test('X2 a link to sign in is good once, for 15 minutes; the first to be used ends the others', async () => {
    await person.become(address)
    const later = new Person(runtime)
    const use = (token: string) => later.post(['callback', 'link'], { token })
    await askForLink(address)
    const first = later.mailedToken(address)
    await askForLink(address)
    const second = later.mailedToken(address)
    expect(await codeOf(await use('guess'))).toBe('link_unknown')
    const [one, two] = await Promise.all([use(first), use(second)])
    expect([one.status, two.status].sort()).toEqual([200, 404])
    expect(await later.userId()).toBe(await person.userId())
    for (const used of [first, second]) expect(await codeOf(await use(used))).toBe('link_unknown')
    await askForLink(address)
    const third = later.mailedToken(address)
    runtime.pass(16 * minuteMs)
    expect(await codeOf(await use(third))).toBe('link_expired')
  })

  test('X2 who asks in somebody’s name makes no link worthless that its receiver has not opened yet', async () => {
    await person.become(address)
    await askForReset(address)
    const token = person.mailedToken(address)
    for (let count = 0; count < 3; count++) await askForReset(address)
    const body = { token, password: 'quite another password' }
    expect((await new Person(runtime).send(reset.POST, { body })).status).toBe(200)
  })

  test('X2 a forged secret and one for another purpose are unknown everywhere', async () => {
    await person.become(address)
    const stranger = new Person(runtime)
    const tokens: Record<string, string> = {}
    await askForReset(address)
    tokens.reset = stranger.mailedToken(address)
    await askForLink(address)
    tokens.signIn = stranger.mailedToken(address)
    await stranger.signUp(newAddress())
    tokens.verify = /#([\w-]+)/.exec(lastMail()?.text ?? '')?.[1] ?? ''
    expect(new Set(Object.values(tokens)).size).toBe(3)
    const uses: Record<string, (token: string) => Promise<Response>> = {
      reset: (token) => stranger.send(reset.POST, { body: { token, password: goodPassword } }),
      signIn: (token) => stranger.post(['callback', 'link'], { token }),
      verify: (token) =>
        stranger.send(confirm.POST, { body: { token, name: 'Min', password: goodPassword } }),
    }
    for (const [purpose, use] of Object.entries(uses)) {
      for (const [other, token] of Object.entries(tokens)) {
        const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
        expect(await codeOf(await use(forged)), `forged ${other} at ${purpose}`).toBe('link_unknown')
        if (other !== purpose)
          expect(await codeOf(await use(token)), `${other} at ${purpose}`).toBe('link_unknown')
      }
      expect(await codeOf(await use('a\u0000b'))).toMatch(/link_unknown|sign_in_failed/)
    }
    const rows = JSON.stringify(await runtime.db.oneTimeToken.findMany())
    for (const token of Object.values(tokens)) expect(rows).not.toContain(token)
    expect(runtime.logged.join('')).not.toContain(tokens.reset)
    expect(runtime.logged.join('')).not.toContain(address)
  })

  test('X2 an address without an account is mailed, too, and the answers are alike', async () => {
    await person.become(address)
    const nobody = newAddress()
    for (const ask of [askForReset, askForLink]) {
      const [known, unknown] = [await ask(address), await ask(nobody)]
      expect(await known.json()).toEqual(await unknown.json())
      expect(lastMail()?.to).toBe(nobody)
    }
    const link = new Person(runtime).mailedToken(nobody)
    const newcomer = new Person(runtime)
    expect(await fieldsOf(await newcomer.post(['callback', 'link'], { token: link, name: '' }))).toEqual([])
    expect((await newcomer.post(['callback', 'link'], { token: link, name: 'Nova' })).status).toBe(200)
    expect(await userAt(nobody)).toMatchObject({ name: 'Nova', passwordHash: null })
    expect((await userAt(nobody))?.emailVerifiedAt).not.toBeNull()
  })

  test('X2 a mailbox gets 5 mails an hour from one stranger, and its owner still gets theirs; 25 in all', async () => {
    const stranger = new Person(runtime)
    const ask = async (by: Person, to = address) =>
      codeOf(await by.send(signInLink.POST, { body: { email: to } }))
    const codes: string[] = []
    for (let count = 0; count < 6; count++) codes.push(await ask(stranger))
    expect(codes).toEqual(['none', 'none', 'none', 'none', 'none', 'too_many_mails'])
    expect(await ask(stranger, address.replace('@', '+1@'))).toBe('too_many_mails')
    expect(await ask(person)).toBe('none')
    for (let count = 0; count < 19; count++) await askForLink(address)
    expect(await ask(person)).toBe('too_many_mails')
    expect(runtime.outbox).toHaveLength(25)
  })

  test('X2 whoever does not know the password uses up nothing of another mailbox', async () => {
    await person.become(address)
    const other = newAddress()
    const change = (word: string) => person.send(email.POST, { body: { email: other, password: word } })
    for (let count = 0; count < 6; count++) await change('not this one')
    expect(await codeOf(await change(goodPassword))).toBe('none')
    expect(lastMail()?.to).toBe(address)
  })

  test('X2 an account that is switched off: one mail says so, whichever way is tried', async () => {
    await person.become(address)
    await runtime.db.user.update({ where: { email: address }, data: { disabledAt: new Date() } })
    runtime.outbox.length = 0
    for (const ask of [askForLink, askForReset, (at: string) => new Person(runtime).signUp(at)])
      expect((await ask(address)).status).toBe(200)
    expect(runtime.outbox.map(({ subject }) => subject)).toEqual(
      Array(3).fill('Your account at Drawbridge is switched off'),
    )
  })

  test('X2 links are tried 20 times a minute, to sign in, too', async () => {
    const stranger = new Person(runtime)
    const codes: string[] = []
    for (let count = 0; count < 21; count++)
      codes.push(await codeOf(await stranger.post(['callback', 'link'], { token: 'guess' })))
    expect(codes.at(-2)).toBe('link_unknown')
    expect(codes.at(-1)).toBe('too_many')
  })

  test('J2 a mail leads on to where somebody was going, and nowhere else', async () => {
    const next = '/rooms/x?as=candidate'
    await person.send(account.POST, { body: { name: 'Mina', email: address, password: goodPassword, next } })
    expect(lastMail()?.text).toContain(`/verify?next=${encodeURIComponent(next)}#`)
    await person.send(confirm.POST, { body: { token: person.mailedToken(address) } })
    await person.send(forgot.POST, { body: { email: address, next } })
    expect(lastMail()?.text).toContain(`/reset?next=${encodeURIComponent(next)}#`)
    await person.send(forgot.POST, { body: { email: address, next: 'https://evil.example' } })
    expect(lastMail()?.text).toContain('/reset#')
  })

  test('X2 R3 a new password signs out every device, closes its sockets, and is the only one from then on', async () => {
    await person.become(address)
    const sid = (await person.session())?.sid
    await askForReset(address)
    const owner = new Person(runtime)
    const body = { token: owner.mailedToken(address), password: 'quite another password' }
    expect((await owner.send(reset.POST, { body })).status).toBe(200)
    expect(await person.session()).toBeNull()
    expect(runtime.notes.signedOut).toEqual([{ sid, code: CloseCode.unauthenticated }])
    expect(await owner.userId()).toBe((await userAt(address))?.id)
    expect((await person.signIn(address)).status).toBe(401)
    expect((await person.signIn(address, 'quite another password')).status).toBe(200)
    expect(await codeOf(await owner.send(reset.POST, { body }))).toBe('link_unknown')
  })

  test('J8 a mail is in the language of its receiver', async () => {
    await person.become(address)
    await runtime.db.user.update({ where: { email: address }, data: { locale: 'ko' } })
    await askForReset(address)
    expect(lastMail()?.subject).toBe('Drawbridge 새 비밀번호를 정해 주세요')
    expect(lastMail()?.html).toContain('<html lang="ko">')
  })
})

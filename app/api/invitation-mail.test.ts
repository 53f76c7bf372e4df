import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { POST as mailRoute } from '@/app/api/rooms/[id]/invites/[inviteId]/mail/route'
import { GET as invitesRoute } from '@/app/api/rooms/[id]/invites/route'
import { POST as roomsRoute } from '@/app/api/rooms/route'
import { AppError } from '@/lib/errors'
import type { Role } from '@/lib/permissions'
import type { InviteView } from '@/lib/room-view'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { setRuntime } from '@/server/runtime'
import { startTestRuntime, TestBrowser, type TestRuntime } from '@/server/test-runtime'

const hourMs = 60 * 60 * 1000

let database: TestDatabase
let runtime: TestRuntime
let hana: TestBrowser
let roomId: string
let userId: string

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  runtime = startTestRuntime(database)
  hana = new TestBrowser(runtime)
  await start({ name: 'Hana', title: 'Payments' })
})

async function start(room: { name: string; title: string; problemId?: string }): Promise<void> {
  const made = await hana.send(roomsRoute, { body: room })
  ;({ roomId } = (await made.json()) as { roomId: string })
  ;({ hostId: userId } = await runtime.db.room.findUniqueOrThrow({ where: { id: roomId } }))
}

/** Makes the host somebody who has an account. */
const verify = () =>
  runtime.db.user.update({
    where: { id: userId },
    data: { email: `hana-${userId}@example.com`, emailVerifiedAt: new Date() },
  })

async function linkOf(role: Role): Promise<InviteView> {
  const answer = await hana.send(invitesRoute, { method: 'GET', params: { id: roomId } })
  const { invites } = (await answer.json()) as { invites: InviteView[] }
  const found = invites.find((invite) => invite.role === role)
  if (!found) throw new Error('no such link')
  return found
}

interface Answer {
  status: number
  code: string | null
  fields: Record<string, string>
}

async function mail(body: object, role: Role = 'candidate'): Promise<Answer> {
  const { id: inviteId } = await linkOf(role)
  const answer = await hana.send(mailRoute, {
    params: { id: roomId, inviteId },
    body: { email: 'sora@example.com', locale: 'en', ...body },
  })
  const { error } = (await answer.json()) as { error?: { code: string; fields?: Record<string, string> } }
  return { status: answer.status, code: error?.code ?? null, fields: error?.fields ?? {} }
}

describe('J1 an invitation by mail', () => {
  test('J1 carries the link of its role, in the language of whoever is invited, from the name of whoever sends it', async () => {
    await verify()
    expect((await mail({ note: '편하게 오세요' })).status).toBe(200)
    expect((await mail({ email: ' Jun@Example.com ', locale: 'ko' }, 'observer')).status).toBe(200)
    const [english, korean] = runtime.outbox
    const [candidate, observer] = [await linkOf('candidate'), await linkOf('observer')]
    expect(english).toMatchObject({
      to: 'sora@example.com',
      subject: 'Hana invites you to a whiteboard: Payments',
    })
    expect(english?.text).toContain(`\n${candidate.url}\n`)
    expect(english?.text).toContain('Hana writes:\n> 편하게 오세요\n')
    expect(english?.text).toContain('Hana invites you to a shared whiteboard, as a candidate.')
    expect(english?.text).toContain('Whoever opens this link comes in as a candidate')
    expect(english?.text).toContain('If you did not expect it')
    expect(english?.calendar).toBeUndefined()
    expect(korean).toMatchObject({ to: 'jun@example.com', subject: 'Hana님의 화이트보드 초대: Payments' })
    expect(korean?.text).toContain(`\n${observer.url}\n`)
    expect(korean?.text).toContain('참관자로 초대했어요.')
    expect(korean?.text).not.toContain(candidate.url)
  })

  test('J1 whoever has an account gets it in the language they chose there, and nobody is told that there is one', async () => {
    const person = { id: 'sora-of-the-mail', name: 'Sora', email: 'sora@example.com' }
    const sent = async () => {
      const answer = await mail({ locale: 'en' })
      return [answer, /\p{Script=Hangul}/u.test(runtime.outbox.at(-1)?.subject ?? '')]
    }
    const [plain, isKorean] = await sent()
    expect(isKorean).toBe(false)
    await runtime.db.user.create({ data: person })
    expect(await sent()).toEqual([plain, false])
    // Whoever only typed the address does not choose for the one it belongs to.
    await runtime.db.user.update({ where: { id: person.id }, data: { locale: 'ko' } })
    expect(await sent()).toEqual([plain, false])
    const emailVerifiedAt = new Date(runtime.now())
    await runtime.db.user.update({ where: { id: person.id }, data: { emailVerifiedAt } })
    expect(await sent()).toEqual([plain, true])
    await runtime.db.user.delete({ where: { id: person.id } })
  })

  test('J1 X4 has a button to the same link, and says which instance it is from; nothing typed is markup', async () => {
    await verify()
    const name = '<i>Academy</i>\r\nBcc: eve@example.com'
    await runtime.db.instance.upsert({ where: { id: 1 }, create: { id: 1, name }, update: { name } })
    await runtime.db.room.update({ where: { id: roomId }, data: { title: 'Pay <b>"x"</b>' } })
    expect((await mail({ note: 'See <a href="https://evil.example">this</a>\n& that' })).status).toBe(200)
    await runtime.db.instance.deleteMany()
    const { url } = await linkOf('candidate')
    const [sent] = runtime.outbox
    expect(sent?.html).toContain(`<a href="${url}"`)
    expect(sent?.html.match(/<a /g)).toHaveLength(1)
    expect(sent?.html).toContain('&lt;i&gt;Academy&lt;/i&gt;')
    expect(sent?.html).toContain('Pay &lt;b&gt;&quot;x&quot;&lt;/b&gt;')
    expect(sent?.html).not.toMatch(/<[bi]>/)
    expect(sent?.text).toContain('Drawbridge · <i>Academy</i>')
    expect(sent?.subject).not.toMatch(/[\r\n]/)
  })

  test('R5 a planned interview comes along for the calendar, with its time in the zone it was planned in', async () => {
    await start({ name: 'Hana', title: 'Payments', problemId: 'payment-system' })
    const scheduledAt = new Date(Date.UTC(2027, 2, 3, 5, 30))
    await runtime.db.interview.update({
      where: { roomId },
      data: { scheduledAt, timeZone: 'Asia/Seoul', callUrl: 'https://meet.google.com/abc-defg-hij' },
    })
    expect((await mail({ locale: 'ko' })).status).toBe(200)
    const [sent] = runtime.outbox
    expect(sent?.subject).toBe('Hana님의 면접 초대: Payments')
    expect(sent?.text).toContain('지원자로 초대했어요')
    expect(sent?.text).toContain('오후 2:30')
    expect(sent?.text).toContain('(Asia/Seoul)')
    expect(sent?.text).toContain('https://meet.google.com/abc-defg-hij')
    expect(sent?.calendar).toContain('DTSTART:20270303T053000Z')
    // P3: nothing of the problem, which whoever is invited does not know yet.
    expect(JSON.stringify(sent)).not.toMatch(/payment-system/)
  })

  test('X4 what was typed stays text: no line of a header, no other receiver', async () => {
    await verify()
    await runtime.db.room.update({ where: { id: roomId }, data: { title: 'Pay <b>"x"</b>' } })
    expect((await mail({ note: 'a\r\nBcc: eve@example.com\r\n\r\n.\r\nQUIT\u202e' })).status).toBe(200)
    expect(runtime.outbox[0]?.subject).not.toMatch(/[\r\n]/)
    expect(runtime.outbox[0]?.text).toContain('> Bcc: eve@example.com\n')
    expect(runtime.outbox[0]?.text).not.toMatch(/[\r\u202e]/)
    for (const email of [
      '',
      'sora',
      'sora@localhost',
      'a@example.com, eve@example.com',
      'a@example.com\nBcc: eve@example.com',
      'Sora <sora@example.com>',
      'ｓora＠example.com',
      `${'a'.repeat(65)}@example.com`,
    ])
      expect(await mail({ email }), email).toMatchObject({ status: 400, code: 'invalid' })
    for (const body of [{ locale: 'xx' }, { note: 'x'.repeat(501) }, { note: 7 }])
      expect(await mail(body)).toMatchObject({ status: 400, code: 'invalid' })
    expect(runtime.outbox).toHaveLength(1)
  })

  test('J5 X3 a link that lets nobody in is not mailed, nor one of another room', async () => {
    const { id } = await linkOf('candidate')
    await runtime.db.invite.update({ where: { id }, data: { expiresAt: new Date(runtime.now() - 1) } })
    expect(await mail({})).toMatchObject({ status: 410, code: 'link_expired' })
    await runtime.db.invite.update({
      where: { id },
      data: { expiresAt: new Date(runtime.now() + hourMs), uses: 50 },
    })
    expect(await mail({})).toMatchObject({ status: 410, code: 'link_used_up' })
    await runtime.db.invite.update({ where: { id }, data: { uses: 0, revokedAt: new Date() } })
    expect(await mail({})).toMatchObject({ status: 410, code: 'link_revoked' })

    const mine = roomId
    await start({ name: 'Hana', title: 'Other' })
    const theirs = await linkOf('candidate')
    for (const inviteId of [theirs.id, 'nowhere', 'a\u0000b']) {
      const body = { email: 'sora@example.com', locale: 'en' }
      const answer = await hana.send(mailRoute, { params: { id: mine, inviteId }, body })
      expect(answer.status).toBe(404)
    }
    expect(runtime.outbox).toEqual([])
  })

  test('a mail server that fails says so, and the link is there to copy; without one nothing offers it', async () => {
    expect((await linkOf('candidate')).canMail).toBe(true)
    setRuntime({ ...runtime, mail: { send: () => Promise.reject(new AppError('mail_failed')) } })
    expect(await mail({})).toMatchObject({ status: 502, code: 'mail_failed' })
    setRuntime({ ...runtime, mail: null })
    expect((await linkOf('candidate')).canMail).toBe(false)
    expect(await mail({})).toMatchObject({ status: 502, code: 'mail_failed' })
  })

  test('X2 no open relay: a guest sends five within the hour, somebody with an account thirty, a room a hundred', async () => {
    const send = async (count: number) => {
      const codes: (string | null)[] = []
      for (let n = 0; n < count; n++) codes.push((await mail({ email: `p${n}@example.com` })).code)
      return codes
    }
    expect(await send(6)).toEqual([...Array<null>(5).fill(null), 'too_many_invitations'])
    // An address that nobody has confirmed opens nothing.
    await runtime.db.user.update({ where: { id: userId }, data: { email: `x-${userId}@example.com` } })
    expect(await send(1)).toEqual(['too_many_invitations'])
    await verify()
    expect(await send(31)).toEqual([...Array<null>(30).fill(null), 'too_many_invitations'])
    expect(runtime.outbox).toHaveLength(35)
  })

  test('X2 a new guest is no new budget: all of one address share five, and write no words of their own', async () => {
    const guests = [1, 2, 3].map(() => new TestBrowser(runtime, '203.0.113.7'))
    const codes: (string | null)[] = []
    for (const [index, guest] of guests.entries()) {
      hana = guest
      await start({ name: 'Mallory', title: 'Your bank' })
      expect(await mail({ note: 'Pay at https://evil.example' })).toMatchObject({
        status: 403,
        code: 'account_required',
      })
      for (let n = 0; n < 2; n++) codes.push((await mail({ email: `v${index}${n}@example.com` })).code)
    }
    expect(codes).toEqual([...Array<null>(5).fill(null), 'too_many_invitations'])
    expect(runtime.outbox).toHaveLength(5)
  })

  test('X2 one mailbox gets five invitations within the hour, whoever sends them and however it is written', async () => {
    const codes: (string | null)[] = []
    for (let n = 0; n < 6; n++) {
      hana = new TestBrowser(runtime)
      await start({ name: 'Mallory', title: 'Your bank' })
      if (n % 2 === 0) await verify()
      codes.push((await mail({ email: n < 3 ? 'sora@example.com' : `Sora+${n}@example.com` })).code)
    }
    expect(codes).toEqual([...Array<null>(5).fill(null), 'too_many_invitations'])
    hana = new TestBrowser(runtime)
    await start({ name: 'Hana', title: 'Payments' })
    expect((await mail({ email: 'jun@example.com' })).code).toBeNull()
  })

  test('O3 no address, name or link is logged', async () => {
    await verify()
    await mail({ note: 'secret words' })
    setRuntime({ ...runtime, mail: { send: () => Promise.reject(new AppError('mail_failed')) } })
    await mail({})
    expect(runtime.logged.join('\n')).not.toMatch(/sora@|secret words|join#|Payments/)
  })
})

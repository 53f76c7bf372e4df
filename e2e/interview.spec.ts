import type { Page } from '@playwright/test'
import { locales } from '@/lib/i18n/locale'
import { problems } from '@/lib/problem/catalog/problems'
import { Eavesdropper, isIn } from './eavesdrop'
import { expect, type Person, test } from './fixtures'
import { RoomPage } from './pages/room-page'
import type { ServerProcess } from './server-process'

const payment = problems.find(({ structure }) => structure.id === 'payment-system')
if (!payment) throw new Error('there is no payment system')
const words = payment.words.en

/** What nobody but interviewers may ever receive, planted by those who write it. */
const secrets = {
  note: 'zq7 canary note of Mina',
  otherNote: 'zq7 canary note of Ann',
  typedAndNotGiven: 'zq7 canary hint nobody gave',
}

/** Sets an interview up on its page, with one minute for the first stage; answers its links by role. */
async function setUp(page: Page): Promise<Record<'interviewer' | 'candidate' | 'observer', string>> {
  await page.goto('/')
  await page.getByRole('link', { name: /New interview/ }).click()
  // The page before asks for a name, too.
  await page.waitForURL('**/new')
  await page.getByRole('textbox', { name: 'Your name' }).fill('Mina')
  await page.getByRole('radio', { name: new RegExp(words.title) }).check()
  await page.getByRole('radio', { name: /^Coached/ }).check()
  await page.getByLabel('Understand and scope: minutes').fill('1')
  await page.getByRole('button', { name: 'Set up and get the links' }).click()
  await new RoomPage(page).ready()
  const link = (role: string) => page.getByRole('textbox', { name: `Link for ${role}` }).inputValue()
  return {
    interviewer: await link('Interviewer'),
    candidate: await link('Candidate'),
    observer: await link('Observer'),
  }
}

/** Opens a link and comes in with the recording; waits for the room, not for the board. */
async function enter({ page }: Person, link: string, name: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('textbox').fill(name)
  await page.getByRole('button', { name: 'Join with recording' }).click()
  await page.waitForURL('**/rooms/**')
}

const stage = (page: Page) => page.locator('[data-stage][aria-current=step]')

interface Happened {
  kind: string
  stage: string | null
  who: string | null
  data: Record<string, unknown>
  at: Date
}

/** What the rows say happened, in order. */
const happened = (server: ServerProcess, roomId: string) =>
  server.rows<Happened>(
    `SELECT event.kind, event.stage, event.data, event.at, participant.name AS who
     FROM "InterviewEvent" event LEFT JOIN "Participant" participant ON participant.id = event."participantId"
     WHERE event."roomId" = $1 ORDER BY event.id`,
    [roomId],
  )

async function note(page: Page, text: string): Promise<void> {
  await page.locator('.tl-container').focus()
  await page.keyboard.press('n')
  const field = page.getByRole('textbox', { name: 'Private note' })
  await expect(field).toBeFocused()
  await page.keyboard.insertText(text)
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(page.getByText(text.replace(/^[+−-] ?/, ''))).toBeVisible()
}

test('R4 R5b S2 S3 S5 C2 C3 C5 J4 a whole interview: set up, waited for, run by two, ended and reopened; the rows say what happened', async ({
  person,
  server,
}) => {
  test.setTimeout(300_000)
  const began = new Date()
  const [mina, ann, jun, olu] = [await person(), await person(), await person(), await person()]
  const heard = { jun: await Eavesdropper.on(jun.context), olu: await Eavesdropper.on(olu.context) }
  jun.expectComplaints(/ERR_INTERNET_DISCONNECTED|WebSocket/)

  const links = await setUp(mina.page)
  const roomId = new URL(mina.page.url()).pathname.split('/').at(-1) ?? ''
  await enter(ann, links.interviewer, 'Ann')
  await enter(jun, links.candidate, 'Jun')
  await enter(olu, links.observer, 'Olu')

  // J4: everybody waits and sees who is there; the problem is not told yet.
  await expect(jun.page.getByText('It starts soon')).toBeVisible()
  await expect(jun.page.getByRole('listitem').filter({ hasText: 'Ann' })).toBeVisible()
  await expect(jun.page.getByText(words.statement)).toHaveCount(0)

  await mina.page.getByRole('button', { name: 'Start the interview' }).click()
  const board = { mina: new RoomPage(mina.page), ann: new RoomPage(ann.page), jun: new RoomPage(jun.page) }
  await expect(jun.page.getByText(words.statement)).toBeVisible()
  await board.jun.ready()
  for (const { page } of [mina, ann, jun, olu]) await expect(stage(page)).toContainText('Scope')

  // The candidate draws; one interviewer writes and scores, the other for themselves.
  await jun.page.locator('.tl-container').focus()
  await board.jun.insert('queue', 'Control+Enter')
  await expect.poll(async () => (await board.mina.shapes()).length).toBe(1)
  await note(mina.page, `+ ${secrets.note}`)
  await note(ann.page, `− ${secrets.otherNote}`)
  await mina.page.keyboard.press(';')
  await mina.page.keyboard.press('3')
  await expect(
    mina.page.getByRole('button', { name: /^Problem.*: 3, / }).and(mina.page.locator('[aria-pressed=true]')),
  ).toBeVisible()
  await mina.page.keyboard.press('Escape')
  await ann.page
    .getByRole('button', { name: /^Problem.*: 2, / })
    .first()
    .click()

  // A hand goes up, a hint is given; another one is written and kept back.
  await jun.page.locator('.tl-container').focus()
  await jun.page.keyboard.press('Shift+R')
  await jun.page.getByRole('menuitem', { name: 'I would like a hint' }).click()
  await expect(mina.page.getByText('Jun would like a hint').first()).toBeVisible()
  await mina.page.getByRole('tab', { name: 'Hints' }).click()
  await mina.page.getByRole('textbox', { name: 'In your own words' }).fill(secrets.typedAndNotGiven)
  await mina.page.getByRole('button', { name: 'Give…' }).first().click()
  await mina.page.getByRole('button', { name: 'Give hint' }).first().click()
  await expect(jun.page.getByText(words.hints.scope.nudge)).toBeVisible()

  // Time: paused and gone on with, a minute over and borrowed from the next stage.
  await mina.page.locator('.tl-container').focus()
  await mina.page.keyboard.press('Shift+P')
  await expect(stage(jun.page)).toContainText('paused')
  await mina.page.keyboard.press('Shift+P')
  await expect(stage(jun.page)).not.toContainText('paused')
  await expect(stage(mina.page)).toContainText('+', { timeout: 90_000 })
  await expect(stage(jun.page)).toContainText('a little over')
  await ann.page.locator('.tl-container').focus()
  await ann.page.keyboard.press('Shift+Period')
  for (const { page } of [mina, ann, jun, olu]) await expect(stage(page)).toContainText('High-level')

  // The line breaks while the candidate draws and an interviewer writes: nothing is lost.
  await jun.context.setOffline(true)
  await jun.page.locator('.tl-container').focus()
  await board.jun.insert('cache', 'Control+Enter')
  await expect(board.jun.save).toContainText('Offline')
  await jun.context.setOffline(false)
  await expect.poll(async () => (await board.ann.shapes()).length).toBe(2)

  // C5, R1: of all this the brief and the hint are theirs, and nothing else.
  await hearsNothingPrivate(heard.olu)

  // A role changes: what is private comes and goes without a reload.
  await expect(olu.page.getByRole('tab', { name: 'Score' })).toHaveCount(0)
  await giveRole(mina.page, 'Olu', 'Interviewer')
  await expect(olu.page.getByRole('tab', { name: 'Score' })).toBeVisible()
  await giveRole(mina.page, 'Olu', 'Observer')
  await expect(olu.page.getByRole('tab', { name: 'Score' })).toHaveCount(0)

  await hearsNothingPrivate(heard.jun)
  expect(Object.values(secrets).filter((text) => isIn(server.output, text))).toEqual([])

  await end(mina.page)
  for (const { page } of [mina, ann, jun, olu])
    await expect(page.getByText(/High-level/).first()).toBeVisible()
  await expect(jun.page.locator('.board')).toHaveAttribute('data-readonly', 'true')
  const [first] = await server.rows<{ phase: string; head: string; finalSeq: string; finalHash: string }>(
    `SELECT room.phase, room.head, interview."finalSeq", interview."finalHash"
     FROM "Room" room JOIN "Interview" interview ON interview."roomId" = room.id WHERE room.id = $1`,
    [roomId],
  )
  expect(first).toMatchObject({ phase: 'ended', finalSeq: first?.head })
  expect(first?.finalHash).toMatch(/^[0-9a-f]{64}$/)

  await mina.page.getByRole('button', { name: 'Reopen' }).click()
  await expect(jun.page.locator('.board')).not.toHaveAttribute('data-readonly', 'true')
  await jun.page.locator('.tl-container').focus()
  await board.jun.insert('service', 'Control+Enter')
  await expect.poll(async () => (await board.mina.shapes()).length).toBe(3)
  await end(mina.page)
  await expect(jun.page.locator('.board')).toHaveAttribute('data-readonly', 'true')

  const events = await happened(server, roomId)
  expect(events.map(({ at }) => at.getTime())).toEqual(
    events.map(({ at }) => at.getTime()).sort((a, b) => a - b),
  )
  expect(events.every(({ at }) => at >= began && at <= new Date())).toBe(true)
  const clock = events.filter(({ kind }) => kind === 'clock')
  expect(clock.map(({ who, data }) => [who, data.command])).toEqual([
    ['Mina', 'start'],
    ['Mina', 'pause'],
    ['Mina', 'resume'],
    ['Ann', 'next'],
  ])
  expect(
    events.filter(({ kind }) => ['hint', 'hand', 'role', 'ended', 'reopened'].includes(kind)),
  ).toMatchObject([
    { kind: 'hand', who: 'Jun', stage: 'scope' },
    { kind: 'hint', who: 'Mina', stage: 'scope' },
    // The hint answers the hand.
    { kind: 'hand', who: 'Mina', stage: 'scope', data: { wants: null } },
    { kind: 'role', who: 'Mina', stage: 'high_level' },
    { kind: 'role', who: 'Mina', stage: 'high_level' },
    { kind: 'ended', who: 'Mina', stage: 'high_level' },
    { kind: 'reopened', who: 'Mina' },
    { kind: 'ended', who: 'Mina' },
  ])
  const notes = await server.rows(
    `SELECT participant.name, note.text, note.stage FROM "Note" note
     JOIN "Participant" participant ON participant.id = note."participantId" WHERE note."roomId" = $1 ORDER BY note.at`,
    [roomId],
  )
  expect(notes).toEqual([
    { name: 'Mina', text: `+ ${secrets.note}`, stage: 'scope' },
    { name: 'Ann', text: `− ${secrets.otherNote}`, stage: 'scope' },
  ])
  const scores = await server.rows(
    `SELECT participant.name, score.dimension, score.level FROM "Score" score
     JOIN "Scorecard" card ON card.id = score."scorecardId"
     JOIN "Participant" participant ON participant.id = card."participantId"
     WHERE card."roomId" = $1 ORDER BY participant.name`,
    [roomId],
  )
  expect(scores).toEqual([
    { name: 'Ann', dimension: 'problem', level: 2 },
    { name: 'Mina', dimension: 'problem', level: 3 },
  ])
  await hearsNothingPrivate(heard.jun)
})

async function hearsNothingPrivate(ear: Eavesdropper): Promise<void> {
  // The search finds what is there.
  for (const text of [words.statement, words.hints.scope.nudge])
    await expect.poll(async () => isIn(await ear.all(), text)).toBe(true)
  const bytes = await ear.all()
  const secret = [...Object.values(secrets), ...locales.flatMap((locale) => packOf(locale))]
  expect(secret.length).toBeGreaterThan(100)
  expect(secret.filter((text) => isIn(bytes, text))).toEqual([])
}

/** Everything of the pack that was not given, long enough to be nobody else's. */
function packOf(locale: (typeof locales)[number]): string[] {
  const { hints, crux, questions, deepDives, failures, followUps } = payment!.words[locale]
  const texts = JSON.stringify([hints, crux, questions, deepDives, failures, followUps])
  return [...texts.matchAll(/"((?:[^"\\]|\\.){24,})"/g)]
    .map(([, text]) => JSON.parse(`"${text}"`) as string)
    .filter((text) => text !== words.hints.scope.nudge)
}

async function giveRole(page: Page, name: string, role: string): Promise<void> {
  await page.getByRole('button', { name: /people here/ }).click()
  await page.getByRole('button', { name: `Role of ${name}, remove` }).click()
  await page.getByRole('menuitemradio', { name: role }).click()
  // What is private cannot be unseen.
  if (role === 'Interviewer') await page.getByRole('button', { name: 'Make interviewer' }).click()
  await expect(new RoomPage(page).row(name)).toContainText(role)
  await page.keyboard.press('Escape')
}

async function end(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'End for everyone' }).click()
  await page.getByRole('button', { name: 'End', exact: true }).click()
}

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { localeCookie, locales } from '@/lib/i18n/locale'
import { findProblem, problems } from '@/lib/problem/catalog/problems'
import type { Problem } from '@/lib/problem/problem'
import { Eavesdropper, isIn } from './eavesdrop'
import { expect, test } from './fixtures'
import { RoomPage } from './pages/room-page'

const payment = findProblem('payment-system')
if (!payment) throw new Error('there is no problem')
const packPages = ['pack', 'reference'].map((page) => `/problems/${payment.structure.id}/${page}`)
/** What everybody may read of a problem. */
const isPublic = /^(title|line|statement|given\.)/
/** Where the build puts what any browser may fetch. */
const publicFolders = ['build/test/static', 'public']

/** Every text of a problem in every language, with its place. */
function textsOf(value: unknown, at = ''): [at: string, text: string][] {
  if (typeof value === 'string') return [[at, value]]
  return Object.entries(value as object).flatMap(([key, inner]) => textsOf(inner, at ? `${at}.${key}` : key))
}

/** Sentences long enough to be nobody else's: of the payment system all of each part of the pack, in both languages. */
const canaries = canariesOf(payment)
/** So many of each other problem, in each language, the longest. */
const fewOf = 40

function canariesOf({ words }: Problem): { at: string; text: string }[] {
  return locales.flatMap((locale) =>
    textsOf(words[locale])
      .filter(([at, text]) => !isPublic.test(at) && text.length >= (locale === 'ko' ? 14 : 24))
      .map(([at, text]) => ({ at: `${locale}.${at}`, text })),
  )
}

/** Starts a room with the payment system and answers the candidate's link. */
async function startRoom(page: Page): Promise<string> {
  await page.goto(`/problems/${payment!.structure.id}`)
  await page.getByRole('textbox').fill('Mina')
  await page.locator('form button[type=submit]').click()
  await new RoomPage(page).ready()
  await page.getByRole('button', { name: /^(Share|공유)/ }).click()
  const link = await page.getByRole('textbox', { name: /Candidate|지원자/ }).inputValue()
  await page.keyboard.press('Escape')
  return link
}

test('P3 no part of a pack is in a file that anybody may fetch', () => {
  const parts = new Set(canaries.map(({ at }) => at.split('.').slice(0, 2).join('.')))
  expect(parts.size).toBeGreaterThan(26)
  const files = publicFolders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  )
  const scripts = files.map((file) => readFileSync(file, 'utf8'))
  // The search finds what is there: the name of a cookie that browsers write.
  expect(scripts.filter((script) => isIn(script, localeCookie)).length).toBeGreaterThan(0)
  const others = problems.flatMap((problem) => {
    const longest = canariesOf(problem).sort((a, b) => b.text.length - a.text.length)
    return locales.flatMap((locale) => longest.filter(({ at }) => at.startsWith(locale)).slice(0, fewOf))
  })
  expect(others).toHaveLength(problems.length * locales.length * fewOf)
  const all = scripts.join('\n')
  expect([...canaries, ...others].filter(({ text }) => isIn(all, text))).toEqual([])
})

test('P3 P5 a candidate receives the brief and nothing else of the problem', async ({ person }) => {
  const mina = await person()
  const link = await startRoom(mina.page)
  const jun = await person({ locale: 'ko-KR' })
  // A page that is not there is what this test asks for.
  jun.expectComplaints(/404/)
  const heard = await Eavesdropper.on(jun.context)
  const room = await jun.join(link, 'Jun')
  const words = payment.words.ko
  await expect(room.page.getByText(words.statement)).toBeVisible()
  await expect(room.page.getByText('면접관 전용')).toHaveCount(0)
  await room.page.reload()
  await room.ready()
  for (const address of packPages) expect((await room.page.goto(address))?.status()).toBe(404)
  await room.page.goto(`/problems/${payment.structure.id}`)
  await expect(room.page.getByRole('link', { name: '면접관 자료 열기' })).toHaveCount(0)
  const bytes = await heard.all()
  expect(isIn(bytes, words.statement)).toBe(true)
  expect(canaries.filter(({ text }) => isIn(bytes, text))).toEqual([])
  // Nor does hosting a room of one's own open it to somebody who is being asked (P5).
  await startRoom(room.page)
  for (const address of packPages) expect((await room.page.goto(address))?.status()).toBe(404)
})

test('P1 P5 the interviewer finds pack and reference design from the brief; a stranger finds neither', async ({
  person,
}) => {
  const mina = await person()
  await startRoom(mina.page)
  const opened = mina.context.waitForEvent('page')
  await mina.page.getByRole('link', { name: 'Interviewer pack' }).click()
  const pack = await opened
  await expect(pack.getByRole('heading', { level: 1, name: 'Payment system' })).toBeVisible()
  await expect(pack.getByText('Interviewers only')).toBeVisible()
  const text = await pack.locator('main').innerText()
  // Words on the boxes and arrows of the drawing are on the board.
  const told = textsOf(payment.words.en).filter(
    ([at]) => !/^(line|given|nodes|edges|weakNodes|weakEdges)/.test(at),
  )
  expect(told.filter(([, words]) => !text.includes(words))).toEqual([])
  await pack.getByRole('link', { name: 'Detailed design' }).click()
  await expect(pack.getByRole('heading', { name: 'Detailed design' })).toBeInViewport()

  const stranger = await person()
  stranger.expectComplaints(/404/)
  for (const address of packPages) expect((await stranger.page.goto(address))?.status()).toBe(404)
  expect((await stranger.page.goto('/problems/nothing'))?.status()).toBe(404)
})

test('P1 the reference design opens as a board that nobody can change', async ({ person }) => {
  const mina = await person()
  await startRoom(mina.page)
  await mina.page.goto(packPages[1]!)
  await expect(mina.page.locator('.tl-canvas')).toBeVisible({ timeout: 30_000 })
  const shapes = await new RoomPage(mina.page).shapes()
  const count = (type: string) => shapes.filter((shape) => shape.type === type).length
  expect([count('component'), count('arrow'), count('entity')]).toEqual([17, 20, 5])
  await expect(mina.page.locator('.board')).toHaveAttribute('data-readonly', 'true')
  // Large enough to read: the cards below it are not fitted in.
  const zoom = Number.parseInt(await mina.page.getByText(/^\d+%$/).innerText(), 10)
  expect(zoom).toBeGreaterThanOrEqual(50)

  await mina.page.goto(`${packPages[1]!}?design=hurried`)
  await expect(mina.page.getByRole('heading', { name: 'Payment system: hurried design' })).toBeVisible()
  await expect(mina.page.locator('.tl-canvas')).toBeVisible({ timeout: 30_000 })
  const hurried = await new RoomPage(mina.page).shapes()
  expect(hurried.filter(({ type }) => type === 'component')).toHaveLength(5)
})

test('P1 the brief opens by itself once, goes with Esc, and stays as it was left', async ({ person }) => {
  const mina = await person()
  await startRoom(mina.page)
  const { page } = mina
  const statement = page.getByText(payment.words.en.statement)
  const pill = page.getByRole('button', { name: 'Brief', exact: true })
  await expect(statement).toBeVisible()
  await page.locator('.tl-container').focus()
  await page.keyboard.press('Escape')
  await expect(statement).toBeHidden()
  await page.reload()
  await new RoomPage(page).ready()
  await expect(pill).toHaveAttribute('aria-expanded', 'false')
  await pill.focus()
  await page.keyboard.press('Enter')
  await expect(statement).toBeVisible()
  // Opened on purpose, it stays while somebody draws and presses Esc there.
  await page.locator('.tl-container').focus()
  await page.keyboard.press('Escape')
  await expect(statement).toBeVisible()
  await page.reload()
  await new RoomPage(page).ready()
  await expect(statement).toBeVisible()
  await pill.focus()
  await page.keyboard.press('Escape')
  await expect(statement).toBeHidden()
  await expect(pill).toBeFocused()
})

test('P1 the brief waits in its pill where something is drawn already', async ({ person }) => {
  const mina = await person()
  await startRoom(mina.page)
  const { page } = mina
  const statement = page.getByText(payment.words.en.statement)
  await expect(statement).toBeVisible()
  const room = new RoomPage(page)
  await page.keyboard.press('u')
  await room.drawBox([700, 300], [880, 370], 'client')
  await expect(room.save).toHaveText('Saved')
  // As somebody who has not been here.
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await room.ready()
  await expect.poll(async () => (await room.shapes()).length).toBe(1)
  await expect(page.getByRole('button', { name: 'Brief', exact: true })).toHaveAttribute(
    'aria-expanded',
    'false',
  )
  await expect(statement).toBeHidden()
})

import type { Page } from '@playwright/test'
import { ask } from './ask'
import { complaints, expect, type Person, test } from './fixtures'
import { RoomPage } from './pages/room-page'

const problemId = 'payment-system'

interface Links {
  roomId: string
  link: (role: string) => string
}

/** A new interview of this person's, with its links. */
async function open({ page }: Person, title: string): Promise<Links> {
  if (page.url() === 'about:blank') await page.goto('/')
  const { roomId } = await ask<{ roomId: string }>(page, 'POST', '/api/rooms', {
    ...{ name: 'Hana', title, problemId },
  })
  const { invites } = await ask<{ invites: { role: string; url: string }[] }>(
    page,
    'GET',
    `/api/rooms/${roomId}/invites`,
  )
  return { roomId, link: (role) => invites.find((invite) => invite.role === role)?.url ?? '' }
}

/** Comes into a room by its link, whoever one is there already. */
async function enter(person: Person, link: string, name: string): Promise<void> {
  await person.page.goto(link)
  const field = person.page.getByRole('textbox')
  await expect(field).toBeVisible()
  await field.fill(name)
  await person.page
    .getByRole('button', { name: /Join|참여/ })
    .first()
    .click()
  await new RoomPage(person.page).ready()
}

/** What somebody hands in: a level for each of two dimensions. */
async function handIn(page: Page, roomId: string, [depth, communication]: [number, number]): Promise<void> {
  const room = `/api/rooms/${roomId}`
  for (const [dimension, level] of Object.entries({ depth, communication }))
    await ask(page, 'PUT', `${room}/scores/${dimension}`, { level, moments: [], version: 0 })
  await ask(page, 'POST', `${room}/scorecard`, { action: 'submit' })
}

const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

test('C2 C4 two interviewers and two candidates: side by side, taken back, and asked before a release', async ({
  person,
}) => {
  const [hana, bo, min, jun] = [await person(), await person(), await person(), await person()]
  const { roomId, link } = await open(hana, 'Payments')
  await enter(bo, link('interviewer'), 'Bo')
  await enter(min, link('candidate'), 'Min')
  await enter(jun, link('candidate'), 'Jun')
  const room = `/api/rooms/${roomId}`
  await ask(hana.page, 'POST', `${room}/clock`, { command: 'start', expected: 0 })
  await ask(hana.page, 'POST', `${room}/end`, {})
  await handIn(hana.page, roomId, [2, 3])
  const scores = { problem: 3, estimation: 2, high_level: 3, depth: 2, reliability: 2, communication: 3 }
  await ask(min.page, 'PUT', `${room}/self-rating`, { scores, interview: null })

  await hana.page.goto(`/rooms/${roomId}/feedback`)
  const release = hana.page.getByRole('region', { name: 'Release', exact: true })
  await expect(release).toContainText('1 of 2 cards in')
  // C2: nobody else's card before one's own, and none beside it while it is taken back.
  await handIn(bo.page, roomId, [3, 3])
  await bo.page.goto(`/rooms/${roomId}/feedback`)
  const beside = bo.page.getByRole('region', { name: 'Side by side' })
  await expect(beside).toContainText('1 apart')
  await bo.page.getByRole('button', { name: 'Change my card' }).click()
  await expect(beside).toHaveCount(0)

  // One of the two candidates has not rated, one card is not in: it is asked, and can be done anyway.
  await hana.page.reload()
  await release.getByRole('button', { name: 'Release', exact: true }).click()
  await release.getByRole('button', { name: 'Release anyway' }).click()
  await expect(release.getByText(/^Released on/)).toBeVisible()
  await jun.page.goto(`/rooms/${roomId}/report`)
  await expect(jun.page.getByRole('heading', { name: 'Dimensions' })).toBeVisible()
  await expect(jun.page.getByText('Bo', { exact: true })).toHaveCount(1)
})

test('V3 V4 V5 report, comparison and progress on a phone, in Korean', async ({ person }) => {
  const hana = await person()
  const min = await person({ locale: 'ko-KR', colorScheme: 'dark', viewport: { width: 390, height: 844 } })
  const rooms: string[] = []
  for (const title of ['First', 'Second']) {
    const { roomId, link } = await open(hana, title)
    await enter(min, link('candidate'), '민')
    const view = new RoomPage(min.page)
    const room = `/api/rooms/${roomId}`
    await ask(hana.page, 'POST', `${room}/consent`, { recording: true })
    await ask(min.page, 'POST', `${room}/consent`, { recording: true })
    await ask(hana.page, 'POST', `${room}/clock`, { command: 'start', expected: 0 })
    await min.page.evaluate((label) => {
      const { editor } = document.querySelector('.board') as unknown as {
        editor: { createShape(shape: object): void }
      }
      editor.createShape({ type: 'component', x: 100, y: 100, props: { kind: 'cache', label } })
    }, title)
    await expect(view.save).toHaveText('저장됨')
    await ask(hana.page, 'POST', `${room}/end`, {})
    await handIn(hana.page, roomId, [2, 3])
    const { cards } = await ask<{ cards: string }>(hana.page, 'GET', `${room}/release`)
    await ask(hana.page, 'POST', `${room}/release`, { expected: 0, cards, anyway: true, reason: null })
    rooms.push(roomId)
  }
  const [first = '', second = ''] = rooms
  const { page } = min

  await page.goto(`/rooms/${first}/report`)
  await expect(page.getByRole('heading', { name: '항목별 평가' })).toBeVisible()
  const board = page.locator('figure img').first()
  await expect(board).toBeVisible({ timeout: 60_000 })
  expect(await board.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100)
  expect([await isTooWide(page), await complaints(page)]).toEqual([false, []])
  // A picture that was drawn is kept: the next visit draws nothing.
  await page.reload()
  await expect(board).toHaveAttribute('src', /^\/api\/rooms\//)

  await page.goto(`/compare?a=${first}&b=${second}`)
  await expect(page.getByRole('heading', { name: '두 세션 비교' })).toBeVisible()
  await expect(page.getByText('First', { exact: true }).first()).toBeVisible()
  expect([await isTooWide(page), await complaints(page)]).toEqual([false, []])

  await page.goto('/progress')
  await expect(page.getByRole('heading', { name: '내 성장 추이' })).toBeVisible()
  await expect(page.locator('.recharts-surface').first()).toBeVisible({ timeout: 30_000 })
  expect([await isTooWide(page), await complaints(page)]).toEqual([false, []])

  await page.goto('/rooms')
  await expect(page.getByText('First', { exact: true })).toBeVisible()
  expect([await isTooWide(page), await complaints(page)]).toEqual([false, []])
})

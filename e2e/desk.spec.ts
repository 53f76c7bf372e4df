import type { Page } from '@playwright/test'
import { ask } from './ask'
import { expect, test } from './fixtures'
import { HangulKeyboard } from './hangul'
import { RoomPage } from './pages/room-page'

/** An interview that is live: its host's page, and the links of the others. */
async function interview(page: Page) {
  await page.goto('/')
  const roomId = await page.evaluate(async () => {
    const answer = await fetch('/api/rooms', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Hana', problemId: 'payment-system' }),
    })
    return ((await answer.json()) as { roomId: string }).roomId
  })
  await page.goto(`/rooms/${roomId}`)
  const room = await new RoomPage(page).ready()
  const links = await page.evaluate(async (id) => {
    const answer = await fetch(`/api/rooms/${id}/invites`)
    const { invites } = (await answer.json()) as { invites: { role: string; url: string }[] }
    return Object.fromEntries(invites.map(({ role, url }) => [role, url]))
  }, roomId)
  await expect(row(page, 'problem')).toBeVisible()
  return { room, roomId, links: links as Record<'interviewer' | 'candidate' | 'observer', string> }
}

const row = (page: Page, dimension: string) => page.locator(`[data-rubric-row=${dimension}]`)
const line = (page: Page) => page.getByLabel('Private note')
const notes = (page: Page) => page.getByRole('list', { name: 'Your notes' }).getByRole('listitem')
const saved = (page: Page) => expect(page.getByTestId('desk-save')).toHaveAttribute('data-save', 'saved')
const onBoard = (page: Page) => expect(page.locator('.tl-container')).toBeFocused()

/** Writes a note from the board, as one does while listening. */
async function note(page: Page, text: string): Promise<void> {
  await page.keyboard.press('n')
  await expect(line(page)).toBeFocused()
  await page.keyboard.insertText(text)
  await page.keyboard.press('Enter')
  await expect(line(page)).toHaveValue('')
  await page.keyboard.press('Escape')
  await onBoard(page)
}

test('C1 C2: a dimension is scored by keys from the board or by one click, and stays so after a reload', async ({
  person,
}) => {
  const { page } = await person()
  const { room } = await interview(page)
  // Beside the ghost cards.
  await room.point(600, 640)
  await page.mouse.down()
  await page.mouse.up()
  await page.keyboard.press(';')
  await expect(row(page, 'problem')).toBeFocused()
  await expect(page.getByText('Starts drawing at once')).toBeVisible()
  await page.keyboard.press('3')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('2')
  await page.keyboard.press('0')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('4')
  await page.keyboard.press('e')
  await expect(page.getByRole('button', { name: /^Remove the moment/ })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await onBoard(page)
  await page.getByRole('button', { name: 'Communication: 3, Ready' }).click()
  await saved(page)
  await page.reload()
  await room.ready()
  for (const [dimension, level] of [
    ['problem', 'Ready'],
    ['estimation', 'Not observed'],
    ['high_level', 'Well beyond'],
    ['communication', 'Ready'],
  ] as const)
    await expect(row(page, dimension)).toHaveAccessibleName(new RegExp(`: ${level}$`))
  // Nothing fell through onto the board.
  expect(await room.shapes()).toEqual([])
})

test('C3: one key starts a note, Enter keeps it once, also while Hangul is composed, and Esc leaves it as it is', async ({
  person,
}) => {
  const { page } = await person({ locale: 'en-US' })
  const { room } = await interview(page)
  const hangul = await HangulKeyboard.on(page)
  await hangul.press('KeyN')
  await expect(line(page)).toBeFocused()
  for (const [system, text] of [
    ['windows', '+ 재고 행 락 #깊이'],
    ['mac', '- 한도는 고려 안 함'],
  ] as const) {
    await hangul.typeAndEnter(text, system)
    await expect(line(page)).toHaveValue('')
    await expect(line(page)).toBeFocused()
  }
  await page.keyboard.press('Escape')
  await onBoard(page)
  await expect(notes(page)).toHaveCount(2)
  await expect(notes(page).first()).toContainText('재고 행 락')
  await page.keyboard.press('n')
  await page.keyboard.insertText('half a no')
  await page.keyboard.press('Escape')
  await onBoard(page)
  await page.reload()
  await room.ready()
  await expect(line(page)).toHaveValue('half a no')
  await expect(notes(page)).toHaveCount(2)
  await page.keyboard.press('n')
  await page.keyboard.insertText('te')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.insertText('two lines')
  await page.keyboard.press('Enter')
  await expect(notes(page).last()).toContainText('half a note')
  await expect(notes(page).last()).toContainText('two lines')
  await page.keyboard.press('Escape')
  await onBoard(page)
  await notes(page).first().hover()
  await notes(page)
    .first()
    .getByRole('button', { name: /^Delete/ })
    .click()
  await expect(notes(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(notes(page)).toHaveCount(3)
  await saved(page)
  expect(await room.shapes()).toEqual([])
})

test('C3: notes typed one after another are notes, each of the stage it was begun in, and none is a key of the board', async ({
  person,
  server,
}) => {
  const { page } = await person()
  const { room, roomId } = await interview(page)
  const clock = `/api/rooms/${roomId}/clock`
  await ask(page, 'POST', `/api/rooms/${roomId}/consent`, { recording: true })
  await ask(page, 'POST', clock, { command: 'start', expected: 0 })
  await expect(page.getByRole('button', { name: /^Next: High-level/ })).toBeVisible()
  const zoom = await room.view()
  await page.keyboard.press('n')
  await expect(line(page)).toBeFocused()
  await expect(line(page)).toHaveAttribute('placeholder', 'Enter saves, Esc to the board')
  // Letter by letter: each is a key of the board when the line does not have them.
  await page.keyboard.type('+ asks who pays')
  await page.keyboard.press('Enter')
  await ask(page, 'POST', clock, { command: 'next', expected: 1 })
  await expect(page.getByRole('button', { name: /^Next: Detail/ })).toBeVisible()
  await page.keyboard.type('- no estimate')
  await page.keyboard.press('Enter')
  await expect(notes(page)).toHaveText([/asks who pays/, /no estimate/])
  await page.keyboard.press('Escape')
  await onBoard(page)
  await saved(page)
  const written = await server.rows<{ text: string; stage: string | null }>(
    `SELECT text, stage FROM "Note" WHERE "roomId" = $1 ORDER BY at`,
    [roomId],
  )
  expect(written).toEqual([
    { text: '+ asks who pays', stage: 'scope' },
    { text: '- no estimate', stage: 'high_level' },
  ])
  expect(await room.shapes()).toEqual([])
  expect(await room.view()).toEqual(zoom)
})

test('C2: without a network nothing is lost, whatever is reloaded', async ({ person }) => {
  const { page, context, expectComplaints } = await person()
  const { room } = await interview(page)
  await note(page, 'before')
  await saved(page)
  expectComplaints(/Failed to load resource|WebSocket|net::/)
  await context.route('**/notes/**', (route) => route.abort())
  await note(page, 'while away')
  await expect(page.getByTestId('desk-save')).toHaveText('Offline · 1 kept here')
  await page.reload()
  await room.ready()
  await expect(notes(page)).toHaveText([/before/, /while away/])
  await context.unroute('**/notes/**')
  await saved(page)
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await room.ready()
  await expect(notes(page)).toHaveText([/before/, /while away/])
})

test('C2: two tabs of one person that write in the same note keep both texts', async ({ person }) => {
  const { page, context } = await person()
  const { room } = await interview(page)
  await note(page, 'lock')
  await saved(page)
  const other = await context.newPage()
  await other.goto(page.url())
  await new RoomPage(other).ready()
  await expect(notes(other)).toHaveText([/lock/])
  // It hears nothing of the first tab before it writes.
  await other.route('**/desk', (route) => route.abort())
  for (const [tab, text] of [
    [page, 'lock, on the row'],
    [other, 'lock, on the table'],
  ] as const) {
    await notes(tab)
      .first()
      .getByRole('button', { name: /^Change/ })
      .click()
    await expect(tab.getByLabel('Change the note', { exact: true })).toBeFocused()
    await tab.getByLabel('Change the note', { exact: true }).fill(text)
  }
  for (const tab of [page, other]) await saved(tab)
  await page.reload()
  await room.ready()
  await expect(notes(page)).toHaveText([/on the row/])
  await expect(notes(page)).toHaveText([/on the table/])
})

test('C2 C5: two interviewers score on their own, and the candidate gets no byte of it', async ({
  person,
}) => {
  const [host, colleague, candidate] = [await person(), await person(), await person()]
  const heard: string[] = []
  candidate.page.on('response', (response) => {
    void response.text().then(
      (text) => heard.push(text),
      () => undefined,
    )
  })
  candidate.page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => heard.push(payload.toString('latin1'))),
  )
  const { links } = await interview(host.page)
  await candidate.join(links.candidate, 'Min')
  await colleague.join(links.interviewer, 'Sua')
  await note(host.page, 'canary-of-hana')
  await host.page.getByRole('button', { name: 'Technical depth: 4, Well beyond' }).click()
  await expect(row(colleague.page, 'depth')).toHaveAccessibleName(/Not observed$/)
  await colleague.page.getByRole('button', { name: 'Technical depth: 2, Nearly' }).click()
  await note(colleague.page, 'canary-of-sua')
  await saved(host.page)
  await saved(colleague.page)
  await expect(row(host.page, 'depth')).toHaveAccessibleName(/Well beyond$/)
  await expect(host.page.getByText('canary-of-sua')).toHaveCount(0)
  await candidate.page.reload()
  await new RoomPage(candidate.page).ready()
  await expect(candidate.page.getByRole('complementary', { name: 'For interviewers' })).toHaveCount(0)
  expect(heard.length).toBeGreaterThan(5)
  expect(heard.join('\n') + (await candidate.page.content())).not.toContain('canary-of')
})

test('R5c: one key folds what is private, it stays folded after a reload, and no other key shows it', async ({
  person,
}) => {
  const { page } = await person()
  const { room } = await interview(page)
  const sidebar = page.getByRole('complementary', { name: 'For interviewers' })
  await expect(sidebar).toBeVisible()
  const wide = await page.locator('.board').boundingBox()
  expect((wide?.width ?? 0) / 1440).toBeGreaterThanOrEqual(0.6)
  await page.keyboard.press('Backslash')
  await expect(sidebar).toHaveCount(0)
  await page.reload()
  await room.ready()
  await expect(sidebar).toHaveCount(0)
  for (const key of ['n', ';']) {
    await page.keyboard.press(key)
    await expect(page.getByText('The panels are folded').first()).toBeVisible()
    await expect(sidebar).toHaveCount(0)
  }
  await page.getByRole('button', { name: 'Show the panel again' }).click()
  await expect(sidebar).toBeVisible()
})

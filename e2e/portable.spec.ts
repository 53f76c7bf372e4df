import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { ask } from './ask'
import { expect, type Person, test } from './fixtures'
import { RoomPage } from './pages/room-page'

const slider = (page: Page) => page.getByRole('slider', { name: /Moment|시점/ })
const marks = (page: Page, kind: string) => page.locator(`li[data-mark=${kind}]`)

/** A short interview that is over: two boxes, a hint, a note. Answers its room. */
async function held(hana: Person, min: Person, title: string): Promise<string> {
  const { page } = hana
  await page.goto('/')
  const { roomId } = await ask<{ roomId: string }>(page, 'POST', '/api/rooms', {
    ...{ name: 'Hana', title, problemId: 'payment-system' },
  })
  const room = `/api/rooms/${roomId}`
  await page.goto(`/rooms/${roomId}`)
  await new RoomPage(page).ready()
  const { invites } = await ask<{ invites: { role: string; url: string }[] }>(page, 'GET', `${room}/invites`)
  const candidate = await min.join(invites.find(({ role }) => role === 'candidate')?.url ?? '', 'Min')
  await ask(page, 'POST', `${room}/consent`, { recording: true })
  await ask(page, 'POST', `${room}/clock`, { command: 'start', expected: 0 })
  await candidate.drawBox([700, 300], [880, 370], 'client')
  await ask(page, 'POST', `${room}/hints`, { stage: 'scope', level: null, text: 'Who pays whom?' })
  const at = await page.evaluate(() => Date.now())
  await ask(page, 'PUT', `${room}/notes/n${at}`, {
    ...{ at, elapsedMs: 1000, stage: 'scope', text: '+ asks first #scope', selection: [], version: 0 },
  })
  await candidate.drawBox([1000, 300], [1180, 370], 'ledger')
  await expect(candidate.save).toHaveText('Saved')
  await ask(page, 'POST', `${room}/end`, {})
  return roomId
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path())
}

/** Chooses a file on the page of one's rooms. */
async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
}

test('V7 a session is saved as a file, and its replay opens from it', async ({ person }) => {
  const [hana, min] = [await person(), await person()]
  const { page } = hana
  const roomId = await held(hana, min, 'Payments')
  await page.goto(`/rooms/${roomId}/replay`)
  await expect(slider(page)).toBeVisible({ timeout: 30_000 })
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download session' }).click()
  const download = await saving
  expect(download.suggestedFilename()).toBe('Payments.drawbridge')
  const file = await bytesOf(download)

  await page.goto('/rooms')
  await page.getByRole('button', { name: 'Open a session file' }).waitFor()
  await choose(page, 'Payments.drawbridge', file)
  await page.waitForURL(/\/rooms\/[^/]+\/replay/)
  expect(page.url()).not.toContain(roomId)
  await expect(slider(page)).toBeVisible({ timeout: 30_000 })
  await expect(marks(page, 'hint')).toContainText('Who pays whom?')
  await expect(marks(page, 'note')).toContainText('asks first')
  await slider(page).focus()
  await page.keyboard.press('End')
  await expect
    .poll(() =>
      page.evaluate(() => {
        interface Editor {
          getCurrentPageShapesSorted(): { type: string }[]
        }
        const { editor } = document.querySelector('.board') as unknown as { editor?: Editor }
        return editor?.getCurrentPageShapesSorted().length
      }),
    )
    .toBe(2)
  // The room behind it is over, and says so.
  await page.goto(page.url().replace('/replay', ''))
  await expect(page.getByRole('heading', { name: 'The interview has ended.' })).toBeVisible()
})

test('V7 C5 a candidate saves a copy of their own, from the list of rooms', async ({ person }) => {
  const [hana, min] = [await person(), await person()]
  await held(hana, min, 'Payments')
  const { page } = min
  await page.goto('/rooms')
  await page.locator('[data-room-menu]').first().click()
  const saving = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Download session' }).click()
  const file = await bytesOf(await saving)
  await choose(page, 'Payments.drawbridge', file)
  await page.waitForURL(/\/rooms\/[^/]+\/replay/)
  await expect(marks(page, 'hint')).toHaveCount(1, { timeout: 30_000 })
  await expect(marks(page, 'note')).toHaveCount(0)
})

test('V7 a file that is damaged, foreign or empty says so, and what to do', async ({ person }) => {
  const [hana, min] = [await person(), await person()]
  const { page } = hana
  hana.expectComplaints(/Failed to load resource/)
  const roomId = await held(hana, min, 'Payments')
  const answer = await page.context().request.get(`/api/rooms/${roomId}/session-file`)
  const file = await answer.body()
  await page.goto('/rooms')
  const alert = page.getByRole('main').getByRole('alert')
  const flipped = Buffer.from(file)
  flipped[file.length - 9] = (flipped[file.length - 9] ?? 0) ^ 1
  await choose(page, 'Payments.drawbridge', flipped)
  await expect(alert).toContainText('This file is damaged')
  await choose(page, 'cat.drawbridge', Buffer.from('a picture of a cat'))
  await expect(alert).toContainText('This is no session file')
  await choose(page, 'nothing.drawbridge', Buffer.alloc(0))
  await expect(alert).toContainText('This file is empty')
  await choose(page, 'Payments.drawbridge', file)
  await page.waitForURL(/\/rooms\/[^/]+\/replay/)
})

for (const [locale, names] of [
  ['en-US', { play: 'Play', note: 'Asks for scale', scores: 'Scores' }],
  ['ko-KR', { play: '재생', note: '규모와 성수기', scores: '점수' }],
] as const) {
  test(`O1 V2 a stranger watches the sample session, with its notes (${locale})`, async ({ person }) => {
    const { page } = await person({ locale })
    await page.goto('/sample')
    // A new instance makes it in its first seconds.
    await expect(slider(page)).toBeVisible({ timeout: 60_000 })
    await expect(marks(page, 'note')).toHaveCount(9)
    await expect(marks(page, 'note').first()).toContainText(names.note)
    await expect(marks(page, 'stage')).toHaveCount(4)
    const before = await slider(page).getAttribute('aria-valuenow')
    await page.getByRole('button', { name: names.play, exact: true }).click()
    await expect(slider(page)).not.toHaveAttribute('aria-valuenow', before ?? '')
    await expect(page.getByRole('textbox')).toHaveCount(0)
  })
}

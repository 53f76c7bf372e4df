import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import type { RoomPage } from './pages/room-page'

const problemId = 'payment-system'

async function end({ page }: RoomPage): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'End for everyone' }).click()
  await page.getByRole('button', { name: 'End', exact: true }).click()
}

const replay = (page: Page) => page.getByRole('region', { name: 'Replay' })
const slider = (page: Page) => replay(page).getByRole('slider', { name: 'Moment' })
const place = (page: Page) => slider(page).getAttribute('aria-valuenow')

test('C6 in the debrief one drives the replay, the others follow, look for themselves and take over', async ({
  person,
  server,
}) => {
  const room = await server.makeRoom(problemId)
  const [mina, jun] = [await person(), await person()]
  const host = await mina.join(room.interviewerUrl, 'Mina')
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  await candidate.drawBox([700, 300], [880, 370], 'client')
  await candidate.drawBox([1000, 300], [1180, 370], 'service')
  await expect(candidate.save).toHaveText('Saved')
  await end(host)

  await mina.page.getByRole('button', { name: 'Watch it together' }).click()
  await expect(slider(mina.page)).toBeVisible({ timeout: 30_000 })
  await mina.page.getByRole('button', { name: 'Drive', exact: true }).click()
  await expect(mina.page.getByText('You are driving')).toBeVisible()

  await expect(jun.page.getByText('Mina is showing the replay')).toBeVisible()
  await jun.page.getByRole('button', { name: 'Watch', exact: true }).click()
  await expect(jun.page.getByText('Following Mina')).toBeVisible({ timeout: 30_000 })
  await mina.page.keyboard.press('End')
  await expect.poll(() => place(jun.page)).not.toBe('0')
  await expect.poll(() => place(jun.page)).toBe(await place(mina.page))
  const atEnd = await place(mina.page)
  await mina.page.keyboard.press('ArrowLeft')
  await expect.poll(() => place(mina.page)).not.toBe(atEnd)
  await expect.poll(async () => (await place(jun.page)) === (await place(mina.page))).toBe(true)

  // Whoever does something themselves is on their own from then on.
  await jun.page.keyboard.press('Home')
  await expect(jun.page.getByRole('button', { name: 'Follow Mina again' })).toBeVisible()
  await mina.page.keyboard.press('End')
  await expect(slider(jun.page)).toHaveAttribute('aria-valuenow', '0')
  await jun.page.getByRole('button', { name: 'Follow Mina again' }).click()
  await expect.poll(async () => (await place(jun.page)) === (await place(mina.page))).toBe(true)
  const board = await replay(jun.page).locator('.board').boundingBox()
  if (!board) throw new Error('no board')
  await jun.page.mouse.move(board.x + board.width / 2, board.y + board.height / 2)
  await jun.page.mouse.wheel(0, 120)
  await expect(jun.page.getByRole('button', { name: 'Follow Mina again' })).toBeVisible()

  await jun.page.getByRole('button', { name: 'Take over' }).click()
  await expect(jun.page.getByText('You are driving')).toBeVisible()
  await expect(mina.page.getByText('Following Jun')).toBeVisible()
  await jun.page.keyboard.press('Home')
  await expect(slider(mina.page)).toHaveAttribute('aria-valuenow', '0')

  // Esc, which is pressed by habit, does not take the replay from whoever follows.
  await jun.page.keyboard.press('Escape')
  await expect(jun.page.getByText('You are driving')).toBeVisible()
  await jun.page.getByRole('button', { name: 'Back to the room' }).click()
  await expect(replay(jun.page)).toHaveCount(0)
  await expect(mina.page.getByText('Jun does not show the replay any more.')).toBeVisible()
  await expect(slider(mina.page)).toHaveAttribute('aria-valuenow', '0')
})

test('V1 an interviewer looks back while the session goes on, and disturbs nobody', async ({
  person,
  server,
}) => {
  const room = await server.makeRoom(problemId)
  const [mina, jun] = [await person(), await person()]
  const host = await mina.join(room.interviewerUrl, 'Mina')
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  await candidate.drawBox([700, 300], [880, 370], 'client')
  await expect.poll(async () => (await host.shapes()).length).toBe(1)
  await mina.page.keyboard.press('Shift+B')
  await expect(slider(mina.page)).toBeVisible({ timeout: 30_000 })
  await mina.page.keyboard.press('Home')
  await candidate.drawBox([1000, 300], [1180, 370], 'service')
  await expect(candidate.save).toHaveText('Saved')
  await expect(jun.page.getByText('is showing the replay')).toHaveCount(0)
  await mina.page.keyboard.press('Shift+B')
  await expect(replay(mina.page)).toHaveCount(0)
  await expect.poll(async () => (await host.shapes()).length).toBe(2)
  // Keys are the room's again.
  await mina.page.keyboard.press('n')
  await expect(mina.page.getByLabel('Private note')).toBeFocused()
})

import { ask } from './ask'
import { Drawer, joinByLink, until } from './drawer'
import { expect, test } from './fixtures'
import type { RoomPage } from './pages/room-page'

const problemId = 'payment-system'
const cut = /WebSocket|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|Failed to load resource/

/** What R4 allows until everybody has heard, and a little for a busy machine to draw it. */
const atOnce = { timeout: 3_000 }

async function end({ page }: RoomPage): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'End for everyone' }).click()
  await page.getByRole('button', { name: 'End', exact: true }).click()
}

const hasEnded = ({ page }: RoomPage) => page.getByRole('heading', { name: 'The interview has ended.' })
const isDone = ({ page }: RoomPage) =>
  page.getByRole('heading', { name: 'Done. Breathe, then review yourself.' })
const labels = async (room: RoomPage) => (await room.shapes()).map(({ label }) => label).sort()

test('R2 R4 the end is for everyone: a recap over a board that stands still, until it is reopened', async ({
  person,
  server,
}) => {
  const [room] = await server.makeRooms(1, problemId)
  if (!room) throw new Error('no room')
  const [mina, jun] = [await person(), await person()]
  const host = await mina.join(room.interviewerUrl, 'Mina')
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  const raw = await new Drawer(server.url, await joinByLink(room.candidateUrl, 'raw'), 'raw').connect()
  await candidate.drawBox([1000, 300], [1180, 370], 'in time')
  await expect.poll(() => labels(host)).toEqual(['in time'])

  await end(host)
  await expect(hasEnded(host)).toBeVisible(atOnce)
  await expect(isDone(candidate)).toBeVisible(atOnce)
  await expect(candidate.page.getByRole('toolbar')).toHaveCount(0)
  const board = await host.canonical()

  raw.draw(1)
  await until(() => raw.unacked > 0, 2_000, 'the frame to go out')
  await expect(
    candidate.page
      .getByText('Not recorded, as agreed.')
      .or(candidate.page.getByText('The drawing was recorded.')),
  ).toBeVisible()
  expect(await host.canonical()).toBe(board)
  expect(await candidate.canonical()).toBe(board)
  expect(raw.closeCodes.filter((code) => code >= 4000)).toEqual([])
  raw.destroy()

  await host.page.getByRole('button', { name: 'Fold, to look at the board' }).click()
  await expect(hasEnded(host)).toHaveCount(0)
  await host.page.getByRole('button', { name: 'Recap and debrief' }).click()
  await host.page.getByRole('button', { name: 'Reopen' }).click()
  await expect(isDone(candidate)).toHaveCount(0, atOnce)
  await candidate.drawBox([1000, 500], [1180, 570], 'again')
  await expect.poll(() => labels(host)).toContain('again')
})

test('R4 S1 after the last stage the end stands where the next stage stood, and asks before it ends', async ({
  person,
  server,
}) => {
  const [room] = await server.makeRooms(1, problemId)
  if (!room) throw new Error('no room')
  const mina = await person({ locale: 'ko-KR' })
  const host = await mina.join(room.interviewerUrl, '미나')
  const clock = `/api/rooms/${new URL(host.page.url()).pathname.split('/')[2]}/clock`
  await ask(host.page, 'POST', clock, { command: 'start', expected: 0 })
  for (const expected of [1, 2]) await ask(host.page, 'POST', clock, { command: 'next', expected })
  const askEnd = host.page.getByRole('button', { name: '끝내기…', exact: true })
  await expect(host.page.getByRole('button', { name: '다음: 마무리' })).toBeVisible()
  await expect(askEnd).toHaveCount(0)
  await host.page.getByRole('button', { name: '다음: 마무리' }).click()
  await askEnd.click()
  await host.page.getByRole('button', { name: '계속 진행하기' }).click()
  await expect(host.page.getByText('모두의 면접을 끝낼까요?')).toHaveCount(0)
  await askEnd.click()
  await host.page.getByRole('button', { name: '끝내기', exact: true }).click()
  await expect(host.page.getByRole('heading', { name: '면접이 끝났어요.' })).toBeVisible()
})

test('R4 on a phone the recap folds, and the list of the board comes back with the board', async ({
  person,
  server,
}) => {
  const [room] = await server.makeRooms(1, problemId)
  if (!room) throw new Error('no room')
  const [mina, jun] = [await person(), await person({ viewport: { width: 390, height: 844 } })]
  const host = await mina.join(room.interviewerUrl, 'Mina')
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  await end(host)
  await expect(isDone(candidate)).toBeVisible(atOnce)
  const list = candidate.page.getByRole('button', { name: 'On this board' })
  await expect(list).toBeHidden()
  await candidate.page.getByRole('button', { name: 'Fold, to look at the board' }).click()
  await expect(isDone(candidate)).toHaveCount(0)
  await expect(list).toBeVisible()
})

test('R4 B11 what somebody drew while cut off, and the session ended, is kept beside the board', async ({
  person,
  server,
}) => {
  const [room] = await server.makeRooms(1, problemId)
  if (!room) throw new Error('no room')
  const [mina, jun] = [await person(), await person()]
  const host = await mina.join(room.interviewerUrl, 'Mina')
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  await candidate.drawBox([1000, 300], [1180, 370], 'in time')
  await expect.poll(() => labels(host)).toEqual(['in time'])

  jun.expectComplaints(cut)
  await jun.context.setOffline(true)
  await expect(candidate.save).toHaveText(/^Offline/)
  await candidate.drawBox([1000, 500], [1180, 570], 'too late')
  await end(host)
  await expect(hasEnded(host)).toBeVisible(atOnce)
  await jun.context.setOffline(false)
  await expect(candidate.page.getByText('came after the end')).toBeVisible({ timeout: 30_000 })
  await expect.poll(() => labels(candidate)).toEqual(['in time'])
  expect(await labels(host)).toEqual(['in time'])
})

test('R5d roles are exchanged in the next room, and everybody is taken there', async ({ person, server }) => {
  const [room] = await server.makeRooms(1, problemId)
  if (!room) throw new Error('no room')
  const [mina, jun] = [await person(), await person()]
  const host = await mina.join(room.interviewerUrl, 'Mina')
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  const before = host.page.url()
  await end(host)
  await host.page.getByRole('button', { name: 'Swap roles, next problem' }).click()
  await host.page.getByRole('button', { name: 'Open the next room' }).click()
  await expect(candidate.page.getByText('Going on in the next room')).toBeVisible()
  await candidate.page.getByRole('button', { name: 'Go there' }).click()
  await expect(candidate.page).not.toHaveURL(before)
  await expect(host.page).not.toHaveURL(before)
  expect(candidate.page.url()).toBe(host.page.url())
})

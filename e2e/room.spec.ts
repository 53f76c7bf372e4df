import { expect, test } from './fixtures'
import { RoomPage } from './pages/room-page'

test('J2 B1 interviewer, candidate and observer share one board: draw, label in Hangul, move, bind, reload', async ({
  person,
  room,
}) => {
  const [mina, jun, ann] = [
    await person(),
    await person({ locale: 'ko-KR' }),
    await person({ locale: 'ko-KR' }),
  ]
  const interviewer = await mina.join(room.interviewerUrl, 'Mina')
  const candidate = await jun.join(room.candidateUrl, '준호')
  const observer = await ann.join(room.observerUrl, 'Ann')

  await candidate.drawBox([200, 200], [380, 270], '예약 서비스')
  await interviewer.drawBox([600, 200], [780, 270], 'DB')
  await expect(async () => {
    for (const view of [interviewer, candidate, observer]) {
      expect((await view.shapes()).map(({ label }) => label).sort()).toEqual(['DB', '예약 서비스'])
    }
  }).toPass()

  // Moved by the one, seen by the other.
  await interviewer.page.keyboard.press('v')
  await interviewer.drag([690, 235], [690, 435])
  await expect(async () => {
    const box = (await candidate.shapes()).find(({ label }) => label === 'DB')
    expect(box?.y).toBeGreaterThan(350)
  }).toPass()

  await candidate.drawArrow([290, 235], [690, 435])
  await expect(async () => expect(await observer.bindings()).toBe(2)).toPass()

  // Hangul is drawn with the shipped font, not with boxes.
  for (const view of [interviewer, candidate])
    await expect(async () => expect(await view.shippedFontFor('예약')).toBe(true)).toPass()

  await RoomPage.equal(interviewer, candidate, observer)
  await expect(candidate.save).toHaveText('저장됨')
  await candidate.page.reload()
  await candidate.ready()
  await RoomPage.equal(interviewer, candidate, observer)

  // The observer has no tools, and the keys of tools do nothing.
  await expect(observer.page.getByRole('toolbar')).toHaveCount(0)
  await observer.page.keyboard.press('r')
  await observer.drag([300, 500], [500, 600])
  await candidate.drawBox([200, 500], [380, 570], 'Cache')
  await expect(async () =>
    expect((await observer.shapes()).map(({ type }) => type).sort()).toEqual(['arrow', 'geo', 'geo', 'geo']),
  ).toPass()
  await RoomPage.equal(interviewer, candidate, observer)

  // Who is here, with names.
  await interviewer.page.getByRole('button', { name: '3 people here' }).click()
  for (const name of ['Mina (you)', '준호', 'Ann'])
    await expect(interviewer.page.getByRole('listitem').filter({ hasText: name })).toBeVisible()
})

test('a label typed at once, without waiting for the caret, is whole', async ({ person, room }) => {
  const mina = await person()
  const view = await mina.join(room.interviewerUrl, 'Mina')
  for (let i = 0; i < 3; i++) {
    await view.page.keyboard.press('t')
    await view.drag([200, 200 + i * 120], [200, 200 + i * 120])
    await view.page.keyboard.type('load balancer', { delay: 30 })
    await view.page.keyboard.press('Escape')
    await view.page.keyboard.press('Escape')
  }
  expect((await view.shapes()).map(({ label }) => label)).toEqual(Array(3).fill('load balancer'))
})

test('a drawing that was moved out of sight comes back by one press', async ({ person, room }) => {
  const mina = await person()
  const view = await mina.join(room.interviewerUrl, 'Mina')
  await view.drawBox([300, 300], [480, 370], 'here')
  const label = view.page.locator('.tl-canvas').getByText('here')
  await expect(label).toBeInViewport()
  await view.page.keyboard.press('h')
  for (let i = 0; i < 4; i++) await view.drag([400, 600], [1300, 100])
  await expect(label).not.toBeInViewport()
  await view.page.getByRole('button', { name: 'Show the whole board' }).click()
  await expect(label).toBeInViewport()
})

test('B3 B4 both draw on while offline for 20 s and come back equal', async ({ person, room }) => {
  test.setTimeout(120_000)
  const [mina, jun] = [await person(), await person()]
  const interviewer = await mina.join(room.interviewerUrl, 'Mina')
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  await candidate.drawBox([200, 200], [380, 270], 'before')
  await expect(async () => expect(await interviewer.shapes()).toHaveLength(1)).toPass()

  for (const one of [mina, jun]) {
    one.expectComplaints(/WebSocket|ERR_INTERNET_DISCONNECTED|Failed to load resource/)
    await one.context.setOffline(true)
  }
  await expect(candidate.save).toHaveText(/^Offline/)
  const since = Date.now()
  await candidate.drawBox([200, 400], [380, 470], 'drawn by Jun')
  await interviewer.drawBox([600, 400], [780, 470], 'drawn by Mina')
  // Both change the same shape: one its place, the other its label.
  await interviewer.page.keyboard.press('v')
  await interviewer.drag([290, 235], [490, 235])
  await expect(candidate.save).toHaveText('Offline · 1 unsaved, kept here')
  await expect(interviewer.save).toHaveText('Offline · 2 unsaved, kept here')
  await expect(async () => expect(Date.now() - since).toBeGreaterThan(20_000)).toPass({ timeout: 25_000 })
  expect(await candidate.shapes()).toHaveLength(2)
  expect(await interviewer.shapes()).toHaveLength(2)

  for (const one of [mina, jun]) await one.context.setOffline(false)
  await RoomPage.equal(interviewer, candidate)
  expect((await candidate.shapes()).map(({ label }) => label).sort()).toEqual([
    'before',
    'drawn by Jun',
    'drawn by Mina',
  ])
  expect((await candidate.shapes()).find(({ label }) => label === 'before')?.x).toBeGreaterThan(300)
  await expect(candidate.save).toHaveText(/^(Back\. It is saved\.|Saved)$/)
  await expect(candidate.save).toHaveText('Saved')
})

test('B4 B7 a cursor carries its person’s name, and goes when they go', async ({ person, room }) => {
  const [mina, jun] = [await person(), await person()]
  const interviewer = await mina.join(room.interviewerUrl, 'Mina')
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  await candidate.page.mouse.move(500, 400, { steps: 5 })
  const cursor = interviewer.page.locator('.tl-cursor, .tl-nametag-title').filter({ hasText: 'Jun' })
  await expect(interviewer.page.locator('.tl-nametag', { hasText: 'Jun' }).or(cursor).first()).toBeVisible()
  await jun.page.close()
  await expect(interviewer.page.locator('.tl-nametag', { hasText: 'Jun' })).toHaveCount(0, { timeout: 5_000 })
})

import { expect, test, type Person } from './fixtures'
import { RoomPage } from './pages/room-page'

/** Lets a person's clock be wrong in every page they open. */
async function setClockWrong({ context }: Person, minutes: number): Promise<void> {
  await context.addInitScript((offset) => {
    window.Date = new Proxy(Date, {
      construct: (right, given: unknown[]) =>
        Reflect.construct(right, given.length > 0 ? given : [right.now() + offset]) as Date,
      get: (right, key) => (key === 'now' ? () => right.now() + offset : Reflect.get(right, key)),
    })
  }, minutes * 60_000)
}

for (const [clocks, minutes] of [
  ['right', 0],
  ['5 minutes wrong, each the other way', 5],
] as const) {
  test(`B7 B13 with clocks ${clocks}: names, who types where, and the same view while following`, async ({
    person,
    room,
  }) => {
    const [mina, jun] = [await person(), await person()]
    await setClockWrong(mina, minutes)
    await setClockWrong(jun, -minutes)
    const interviewer = await mina.join(room.interviewerUrl, 'Mina')
    const candidate = await jun.join(room.candidateUrl, 'Jun')
    await candidate.drawBox([300, 300], [480, 370], 'API')
    await candidate.point(500, 450)
    await interviewer.point(600, 500)
    await expect(interviewer.nametag('Jun')).toBeVisible()
    await expect(candidate.nametag('Mina')).toBeVisible()

    // Who types where, for everyone but the one who types.
    const label = (view: RoomPage) => view.page.locator('.board-editing-name')
    await candidate.editLabel(390, 335)
    await expect(label(interviewer)).toHaveText('Jun is editing')
    await expect(label(candidate)).toHaveCount(0)
    const [name, shape] = [await label(interviewer).boundingBox(), (await interviewer.shapes())[0]]
    expect(name && shape && Math.abs(name.x - shape.x)).toBeLessThan(40)
    await interviewer.look(0, 0, 300)
    await expect(label(interviewer)).toHaveCSS('font-size', '12px')
    expect((await label(interviewer).boundingBox())?.height).toBe(name?.height)
    await candidate.page.keyboard.press('Escape')
    await expect(label(interviewer)).toHaveCount(0, { timeout: 1000 })

    // The key follows; the other one sees it; one's own move ends it.
    const chip = candidate.page.getByText('Following Mina')
    await candidate.page.keyboard.press('Escape')
    await candidate.page.keyboard.press('j')
    await expect(chip).toBeVisible()
    await candidate.sees(interviewer)
    await expect(interviewer.page.getByRole('button', { name: 'Jun follows you' })).toBeVisible()
    await interviewer.look(400, 300, -200)
    await candidate.sees(interviewer)
    await expect(candidate.page.locator('.tlui-following-indicator')).toHaveCSS(
      'border-color',
      await interviewer.page
        .locator('[data-person] [data-initials^="M"]')
        .evaluate((face) => getComputedStyle(face).backgroundColor),
    )
    await candidate.look(-50, 0)
    await expect(chip).toHaveCount(0)
    await expect(interviewer.page.getByRole('button', { name: 'Jun follows you' })).toHaveCount(0)
  })
}

test('B4 after a broken line both see each other without moving, following goes on, and nobody leaves a ghost', async ({
  person,
  room,
}) => {
  const [mina, jun] = [await person(), await person()]
  const interviewer = await mina.join(room.interviewerUrl, 'Mina')
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  await candidate.drawBox([300, 300], [480, 370], 'API')
  await candidate.point(500, 450)
  await interviewer.point(600, 500)
  await expect(interviewer.nametag('Jun')).toBeVisible()
  await interviewer.people.click()
  await interviewer.row('Jun').getByRole('button', { name: 'Follow Jun' }).click()
  await expect(interviewer.page.getByText('Following Jun')).toBeVisible()
  await candidate.look(200, 100)
  await interviewer.sees(candidate)
  const before = await interviewer.view()

  mina.expectComplaints(/WebSocket|ERR_INTERNET_DISCONNECTED|Failed to load resource/)
  await mina.context.setOffline(true)
  await expect(interviewer.nametag('Jun')).toHaveCount(0)
  await expect(interviewer.page.getByText('Following Jun')).toHaveCount(0)
  expect(await interviewer.view()).toEqual(before)
  await mina.context.setOffline(false)
  await expect(interviewer.nametag('Jun')).toHaveCount(1)
  await expect(interviewer.page.getByText('Following Jun')).toBeVisible()
  await expect(candidate.nametag('Mina')).toHaveCount(1)
  await candidate.look(100, 100)
  await interviewer.sees(candidate)

  await interviewer.page.keyboard.press('Escape')
  await expect(interviewer.page.getByText('Following Jun')).toHaveCount(0)
  await jun.page.close()
  await expect(interviewer.nametag('Jun')).toHaveCount(0, { timeout: 5_000 })
})

test('R2 an interviewer brings everyone to their view once, disturbs no typing, and nobody is brought again later', async ({
  person,
  room,
}) => {
  // Three browsers open the board, one of them twice.
  test.slow()
  const [mina, jun, ann] = [await person(), await person(), await person()]
  const interviewer = await mina.join(room.interviewerUrl, 'Mina')
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  const observer = await ann.join(room.observerUrl, 'Ann')
  await candidate.drawBox([300, 300], [480, 370], 'API')
  await interviewer.look(600, 400, -100)
  const before = await observer.view()

  await candidate.editLabel(390, 335)
  await candidate.page.keyboard.type(' gate')
  const typing = await candidate.view()
  const brought = observer.page.getByText('Mina brought you here')
  // All of it is said at once and for a moment: looked for one after the other, the last could be gone.
  await Promise.all([
    expect(interviewer.page.getByText('Everyone sees what you see.')).toBeVisible(),
    expect(candidate.page.getByText('Mina calls everyone to their view.')).toBeVisible(),
    expect(brought).toBeVisible(),
    interviewer.page.keyboard.press('Shift+J'),
  ])
  // With the pointer on it, it stays.
  await brought.hover()
  await observer.sees(interviewer)

  await candidate.page.keyboard.type('way')
  expect(await candidate.view()).toEqual(typing)
  await candidate.page.keyboard.press('Escape')
  await candidate.sees(interviewer)
  await RoomPage.equal(interviewer, candidate)
  expect((await interviewer.shapes()).map(({ label }) => label)).toEqual(['API gateway'])

  await observer.page.getByRole('button', { name: 'Go back' }).click()
  await expect(async () => expect((await observer.view()).x).toBeCloseTo(before.x, 0)).toPass()
  await expect(observer.page.getByText('Following Mina')).toHaveCount(0)

  // Whoever comes again, or late, is where they would be without the call; and a candidate calls nobody.
  await observer.page.reload()
  await observer.ready()
  // Mina and Jun may both be out of sight.
  await expect(
    observer.nametag('Mina').or(observer.page.locator('.tl-collaborator__cursor-hint')).first(),
  ).toBeAttached()
  await candidate.page.keyboard.press('Escape')
  await candidate.page.keyboard.press('Shift+J')
  await candidate.people.click()
  await expect(candidate.row('Mina')).toBeVisible()
  await expect(candidate.page.getByRole('button', { name: 'Bring everyone here' })).toHaveCount(0)
  await candidate.page.keyboard.press('Escape')
  // Until it is closed, it has the keys.
  await expect(candidate.page.getByRole('dialog')).toHaveCount(0)
  await candidate.drawBox([100, 100], [200, 150], 'later')
  await expect(async () => expect(await observer.shapes()).toHaveLength(2)).toPass()
  for (const view of [observer, interviewer])
    await expect(view.page.getByText(/brought you here|^Following/)).toHaveCount(0)
})

test('B7 the laser arrives at everyone in the colour of its sender, which stays theirs through a reload', async ({
  person,
  room,
}) => {
  const [mina, jun, ann] = [await person(), await person(), await person()]
  const interviewer = await mina.join(room.interviewerUrl, 'Mina')
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  const observer = await ann.join(room.observerUrl, 'Ann')
  const face = () =>
    interviewer.page
      .locator('[data-person] [data-initials^="J"]')
      .evaluate((element) => getComputedStyle(element).backgroundColor)
  const cursor = (view: RoomPage) =>
    view.nametag('Jun').evaluate((element) => getComputedStyle(element).backgroundColor)

  await candidate.point(400, 300)
  await expect(interviewer.nametag('Jun')).toBeVisible()
  const color = await face()
  expect(await cursor(interviewer)).toBe(color)

  await candidate.page.keyboard.press('k')
  await candidate.point(300, 300)
  await candidate.page.mouse.down()
  const arrivals = [interviewer, observer].map((view) =>
    view.page.waitForFunction((wanted) => {
      const trail = document.querySelector('.tl-collaborator__scribble path')
      return trail !== null && getComputedStyle(trail).fill === wanted
    }, color),
  )
  let moving = true
  const arrived = Promise.all(arrivals).finally(() => (moving = false))
  for (let n = 0; moving; n++) await candidate.point(300 + (n % 2) * 300, 300)
  await arrived
  await candidate.page.mouse.up()
  await expect(interviewer.page.locator('.tl-collaborator__scribble')).toHaveCount(0)
  expect(await candidate.shapes()).toEqual([])

  await candidate.page.reload()
  await candidate.ready()
  await candidate.point(420, 320)
  await expect(async () => {
    expect(await face()).toBe(color)
    expect(await cursor(interviewer)).toBe(color)
    expect(await cursor(observer)).toBe(color)
  }).toPass()
})

import { expect, test } from './fixtures'
import { HangulKeyboard } from './hangul'
import { RoomPage } from './pages/room-page'

const kinds = async (view: RoomPage) => (await view.architecture()).components.map(({ kind }) => kind)
const labels = async (view: RoomPage) => (await view.architecture()).components.map(({ label }) => label)

test('T1 a component is dragged out, clicked in, put by keyboard, and the second person sees each', async ({
  person,
  room,
}) => {
  const [mina, jun, ann] = [await person(), await person(), await person()]
  const interviewer = await mina.join(room.interviewerUrl, 'Mina')
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  const observer = await ann.join(room.observerUrl, 'Ann')
  const { page } = candidate
  const palette = page.getByRole('toolbar', { name: 'Components' })
  await expect(page.getByRole('button', { name: 'Requirements' })).toBeVisible()

  // Escape in the middle of a drag puts it back.
  const cache = palette.getByRole('button', { name: 'Cache', exact: true })
  await cache.hover()
  await page.mouse.down()
  await page.mouse.move(500, 400, { steps: 5 })
  await expect(page.locator('.ghost')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('.ghost')).toHaveCount(0)
  await page.mouse.up()
  expect(await kinds(candidate)).toEqual([])

  await cache.hover()
  await page.mouse.down()
  await page.mouse.move(500, 400, { steps: 5 })
  await page.mouse.up()
  await expect.poll(() => kinds(candidate)).toEqual(['cache'])
  const [dropped] = await candidate.shapes()
  expect(dropped && [dropped.x % 8, dropped.y % 8]).toEqual([0, 0])
  await expect(page.getByRole('button', { name: 'Requirements' })).toHaveCount(0)

  const service = palette.getByRole('button', { name: 'Service', exact: true })
  await service.click()
  await expect(service).toHaveAttribute('aria-pressed', 'true')
  await service.click()
  await expect(service).toHaveAttribute('aria-pressed', 'false')
  await service.click()
  await expect(page.getByText('Click where Service goes.')).toBeVisible()
  await page.mouse.click(800, 400)
  await expect.poll(() => kinds(candidate)).toEqual(['cache', 'service'])

  await palette.getByRole('button', { name: 'Client', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => kinds(candidate)).toEqual(['cache', 'client', 'service'])

  await palette.getByRole('button', { name: 'Find a component' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('카프카')
  await page.getByRole('dialog').getByRole('button', { name: 'Event stream' }).click()
  await page.mouse.click(500, 650)
  await expect.poll(() => kinds(candidate)).toEqual(['cache', 'client', 'log_stream', 'service'])

  await RoomPage.equal(interviewer, candidate, observer)
  await expect(observer.page.getByRole('toolbar', { name: 'Components' })).toHaveCount(0)
  await observer.page.keyboard.press('/')
  await expect(observer.page.locator('.pick-list')).toHaveCount(0)

  await page.keyboard.press('p')
  await expect(palette).toHaveCount(0)
  await page.reload()
  await candidate.ready()
  await expect(palette).toHaveCount(0)
  await page.keyboard.press('p')
  await expect(palette).toBeVisible()
})

test('T1 by keyboard alone: beside and connected, in front, alone, connected later, counted, each one step of undo', async ({
  person,
  room,
}) => {
  const mina = await person()
  const view = await mina.join(room.interviewerUrl, 'Mina')
  const { page } = view
  await view.insert('client')
  await view.insert('api gate')
  await view.insert('rate', 'Shift+Enter')
  await view.insert('kafka', 'Control+Enter')
  expect((await view.architecture()).flows).toEqual(['client → api_gateway', 'rate_limiter → api_gateway'])
  await view.connect('Client')
  expect((await view.architecture()).flows).toContain('log_stream → client')

  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await view.architecture()).flows).toHaveLength(2)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(() => kinds(view)).toEqual(['api_gateway', 'client'])
  expect((await view.architecture()).flows).toEqual(['client → api_gateway'])

  await page.keyboard.press('Tab')
  await page.keyboard.down('Alt')
  for (const key of ['ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp'])
    await page.keyboard.press(key)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.up('Alt')
  const counted = (await view.architecture()).components.map(({ instances, shards }) => [instances, shards])
  expect(counted).toContainEqual([3, 2])
  await expect(page.getByText('×3')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('×3')).toHaveCount(0)
  expect(await kinds(view)).toEqual(['api_gateway', 'client'])

  const shapes = await view.shapes()
  const boxes = shapes.filter(({ type }) => type === 'component')
  expect(boxes.every(({ x, y }) => x % 8 === 0 && y % 8 === 0)).toBe(true)
})

test('T3a with a Hangul input method on: the same keys, a label composed in place, Enter once', async ({
  person,
  room,
}) => {
  const mina = await person({ locale: 'ko-KR' })
  const view = await mina.join(room.interviewerUrl, 'Mina')
  const { page } = view
  const keyboard = await HangulKeyboard.on(page)

  await keyboard.press('Slash')
  const field = page.locator('.pick-list').getByRole('combobox')
  await expect(field).toBeFocused()
  await keyboard.type('캐시', { open: true })
  await expect(page.getByRole('option').first()).toHaveText('캐시')
  await keyboard.enter('캐시', 'mac')
  await expect.poll(() => kinds(view)).toEqual(['cache'])
  await expect(page.locator('.pick-list')).toHaveCount(0)
  expect(await kinds(view)).toEqual(['cache'])

  await page.keyboard.press('Enter')
  const label = page.locator('.component-field')
  await expect(label).toBeFocused()
  await keyboard.typeAndEnter('호텔', 'mac')
  await expect(label).toHaveCount(0)
  await expect.poll(() => labels(view)).toEqual(['호텔'])
  await expect(page.locator('.component-label')).toHaveText('호텔')
  await expect(page.locator('.component-kind')).toHaveText('캐시')

  await page.keyboard.press('Control+z')
  await expect.poll(() => labels(view)).toEqual([''])
  expect(await kinds(view)).toEqual(['cache'])
})

test('T1 labels in any writing and of any length stay inside their box', async ({ person, room }) => {
  const mina = await person()
  const view = await mina.join(room.interviewerUrl, 'Mina')
  const { page } = view
  await view.insert('service')
  for (const text of ['خدمة الحجز', '👩‍👩‍👧‍👦🚀', 'reservation'.repeat(500)]) {
    await page.keyboard.press('Enter')
    await expect(page.locator('.component-field')).toBeFocused()
    await page.keyboard.insertText(text)
    await page.keyboard.press('Escape')
    await expect.poll(() => labels(view)).toEqual([text])
    const [card, label] = [
      await page.locator('.component-card').boundingBox(),
      await page.locator('.component-label').boundingBox(),
    ]
    if (!card || !label) throw new Error('the component is not shown')
    expect(label.y).toBeGreaterThanOrEqual(card.y)
    expect(label.y + label.height).toBeLessThanOrEqual(card.y + card.height)
    expect(label.x + label.width).toBeLessThanOrEqual(card.x + card.width)
  }
})

import { complaints, expect, test } from './fixtures'
import { RoomPage } from './pages/room-page'

for (const [locale, colorScheme] of [
  ['en-US', 'light'],
  ['ko-KR', 'dark'],
] as const) {
  test(`landing, joining and room are axe-clean (${locale}, ${colorScheme})`, async ({ person, room }) => {
    const mina = await person({ locale, colorScheme })
    await mina.page.goto('/')
    await expect(mina.page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2))
    expect(await complaints(mina.page)).toEqual([])
    await mina.page.goto(room.interviewerUrl)
    await expect(mina.page.getByRole('textbox')).toBeVisible()
    expect(await complaints(mina.page)).toEqual([])
    const view = await mina.join(room.interviewerUrl, 'Mina')
    await view.drawBox([300, 300], [480, 370], '예약')
    expect(await complaints(mina.page)).toEqual([])
    await mina.page.getByRole('button', { name: /^(Share|공유)/ }).click()
    await expect(mina.page.getByRole('textbox').first()).toBeVisible()
    expect(await complaints(mina.page)).toEqual([])
  })
}

test('X1 what the policy forbids is stopped, and heard by these tests', async ({ person }) => {
  const mina = await person()
  mina.expectComplaints(/policy: (script|img)-src|Content Security Policy|outside\.example/)
  const heard: string[] = []
  mina.page.on('console', (message) => heard.push(message.text()))
  await mina.page.goto('/')
  await mina.page.evaluate(() => {
    const script = document.createElement('div')
    script.innerHTML = '<img src="https://outside.example/a.png" onerror="window.wasRun = true">'
    document.body.append(script)
  })
  await expect.poll(() => heard.join(' ')).toMatch(/policy: img-src\S* stopped https:\/\/outside\.example/)
  expect(await mina.page.evaluate(() => 'wasRun' in window)).toBe(false)
})

test('B8 a full board says so in the words of the room, and nobody else does', async ({ person, room }) => {
  const mina = await person({ locale: 'ko-KR' })
  const view = await mina.join(room.interviewerUrl, 'Mina')
  await view.page.evaluate(() => {
    interface Editor {
      options: { maxShapesPerPage: number }
      createShapes(shapes: object[]): void
    }
    const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
    const count = editor.options.maxShapesPerPage + 1
    editor.createShapes(Array.from({ length: count }, (_, i) => ({ type: 'geo', x: i, y: 0 })))
  })
  await expect(view.page.getByText('보드에는 도형이 6,000개까지 들어가요.')).toBeVisible()
  await expect(view.page.getByText('Maximum Shapes Reached')).toHaveCount(0)
})

test('a browser that asks for an icon by itself finds one', async ({ person }) => {
  const { page } = await person()
  await page.goto('/')
  const status = await page.evaluate(async () => (await fetch('/favicon.ico')).status)
  expect(status).toBe(200)
})

test('the whole way into a room and onto the board goes by keyboard', async ({ person }) => {
  const { page } = await person()
  await page.goto('/')
  await page.getByLabel('Your name').focus()
  await page.keyboard.type('Mina')
  await page.keyboard.press('Enter')
  const room = await new RoomPage(page).ready()
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toBeVisible()
  await page.getByRole('button', { name: 'Share' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Share' })).toBeFocused()
  await expect(room.board).toBeVisible()
})

for (const viewport of [
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
]) {
  test(`nothing is cut off or covered at ${viewport.width} × ${viewport.height}`, async ({
    person,
    room,
  }) => {
    const mina = await person({ viewport, hasTouch: true })
    const view = await mina.join(room.interviewerUrl, 'Mina')
    expect(await view.page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
    for (const control of await view.page.getByRole('button').all()) {
      // tldraw's skip link waits outside until it has the focus.
      const waits = await control.evaluate((element) => element.classList.contains('tl-skip-to-main-content'))
      if (waits || !(await control.isVisible())) continue
      const box = await control.boundingBox()
      expect(
        box && box.x >= 0 && box.x + box.width <= viewport.width + 1,
        await control.evaluate((element) => element.outerHTML),
      ).toBe(true)
    }
    // The canvas vendor's mark stays in sight, with nothing of ours over it: its licence asks for that.
    const mark = view.page.locator('.tl-watermark_SEE-LICENSE')
    await expect(mark).toBeVisible()
    expect(
      await mark.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect()
        return element.contains(document.elementFromPoint(left + width / 2, top + height / 2))
      }),
    ).toBe(true)
  })
}

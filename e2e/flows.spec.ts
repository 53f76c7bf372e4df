import { expect, type Person, test } from './fixtures'
import { HangulKeyboard } from './hangul'
import { RoomPage } from './pages/room-page'

interface Editor {
  createShape(shape: object): void
  deleteShape(id: string): void
  select(...ids: string[]): void
  selectNone(): void
  undo(): void
  getShape(id: string): { meta: Record<string, unknown>; props: Record<string, unknown> } | undefined
  getSelectedShapeIds(): string[]
  getShapePageBounds(id: string): object
  getViewportPageBounds(): { contains(other: object): boolean }
}

/** Two components, as a palette would have made them. */
async function twoComponents({ page }: RoomPage): Promise<void> {
  await page.evaluate(() => {
    const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
    const make = (id: string, kind: string, label: string, x: number) =>
      editor.createShape({ id: `shape:${id}`, type: 'component', x, y: 240, props: { kind, label } })
    make('orders', 'service', 'Orders', 200)
    make('store', 'relational_db', 'Order store', 600)
    editor.selectNone()
  })
}

/** Where the middle of the two components is, in px of the board. */
const orders: [number, number] = [288, 274]
const store: [number, number] = [688, 274]

/** Selects the only arrow there is; answers its id. */
async function selectArrow(view: RoomPage): Promise<string> {
  await expect(async () => expect((await view.shapes()).map(({ type }) => type)).toContain('arrow')).toPass()
  const id = (await view.shapes()).find(({ type }) => type === 'arrow')?.id ?? ''
  await view.page.evaluate((arrow) => {
    const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
    editor.select(arrow)
  }, id)
  return id
}

/** How a flow looks on somebody's board: `write sync`; empty where an arrow is no flow. */
async function look({ page }: RoomPage): Promise<string> {
  const flow = page.locator('.board-flow')
  if ((await flow.count()) === 0) return ''
  return [await flow.getAttribute('data-op'), await flow.getAttribute('data-mode')].join(' ')
}

async function looks(expected: string, ...views: RoomPage[]): Promise<void> {
  for (const view of views) await expect.poll(() => look(view)).toBe(expected)
}

async function two(person: () => Promise<Person>, links: { interviewerUrl: string; candidateUrl: string }) {
  const [mina, jun] = [await person(), await person()]
  const interviewer = await mina.join(links.interviewerUrl, 'Mina')
  const candidate = await jun.join(links.candidateUrl, 'Jun')
  await twoComponents(candidate)
  return { interviewer, candidate }
}

test('T2 an arrow drawn between components is a flow; w and y turn it, for everybody, one step each', async ({
  person,
  room,
}) => {
  const { interviewer, candidate } = await two(person, room)
  await candidate.drawArrow(orders, store)
  await looks('write sync', candidate, interviewer)

  await selectArrow(candidate)
  await candidate.page.keyboard.press('w')
  await looks('read sync', candidate, interviewer)
  await candidate.page.keyboard.press('y')
  await looks('read async', candidate, interviewer)
  await candidate.page.keyboard.press('Control+z')
  await looks('read sync', candidate, interviewer)
  await candidate.page.keyboard.press('Control+z')
  await looks('write sync', candidate, interviewer)

  // Back at the default of its ends nothing is said any more, and the ends decide.
  const id = await selectArrow(candidate)
  await candidate.page.keyboard.press('y')
  await candidate.page.keyboard.press('y')
  const meta = await candidate.page.evaluate((arrow) => {
    const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
    return editor.getShape(arrow)?.meta
  }, id)
  expect(meta).toEqual({})
  await RoomPage.equal(candidate, interviewer)
})

test('T3a w, y and i act by their place while a Hangul input method is on', async ({ person, room }) => {
  const mina = await person({ locale: 'ko-KR' })
  const view = await mina.join(room.interviewerUrl, '민아')
  await twoComponents(view)
  await view.drawArrow(orders, store)
  await selectArrow(view)
  const keyboard = await HangulKeyboard.on(mina.page)
  await keyboard.press('KeyW')
  await looks('read sync', view)
  await keyboard.press('KeyY')
  await looks('read async', view)
  await keyboard.press('KeyI')
  await expect(view.page.getByRole('region', { name: '상세' })).toBeVisible()
  expect(await view.shapes()).toHaveLength(3)

  // In a field the same keys write.
  const label = view.page.getByRole('textbox', { name: '이름' })
  await expect(label).toBeFocused()
  await view.page.keyboard.insertText('주문')
  await view.page.keyboard.press('w')
  await view.page.keyboard.press('Enter')
  await looks('read async', view)
  await expect.poll(async () => (await view.shapes()).map(({ label }) => label)).toContain('주문w')
})

test('T2 K6 what is assumed of a component is changed beside it, seen by the other, and one undo takes it back', async ({
  person,
  room,
}) => {
  const { interviewer, candidate } = await two(person, room)
  const storeOf = (view: RoomPage) =>
    view.page.evaluate(() => {
      const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
      return editor.getShape('shape:store')?.props ?? {}
    })
  const choose = (view: RoomPage) =>
    view.page.evaluate(() => {
      const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
      editor.select('shape:store')
    })
  for (const view of [candidate, interviewer]) {
    await expect.poll(() => storeOf(view)).toMatchObject({ kind: 'relational_db' })
    await choose(view)
    await view.page.getByRole('button', { name: 'Details' }).click()
    await view.page.getByRole('button', { name: 'Assumptions' }).click()
  }
  const [mine, theirs] = [candidate, interviewer].map((view) =>
    view.page.getByLabel('Reads', { exact: true }),
  )
  await expect(mine ?? candidate.board).toHaveAttribute('placeholder', '20k')

  await mine?.fill('1.5k')
  await candidate.page.keyboard.press('Enter')
  await expect(theirs ?? interviewer.board).toHaveValue('1.5k')

  // No figure: said at the field, and never on the board.
  await mine?.fill('many')
  await candidate.page.keyboard.press('Enter')
  await expect(candidate.page.getByRole('alert').filter({ hasText: 'Write a number' })).toBeVisible()
  expect(await storeOf(candidate)).toMatchObject({ readOps: 1500 })
  await candidate.page.keyboard.press('Escape')

  await candidate.page.keyboard.press('Control+z')
  await expect.poll(() => storeOf(interviewer)).toMatchObject({ readOps: null })
  await expect(theirs ?? interviewer.board).toHaveValue('')

  await candidate.page.getByRole('button', { name: /^Kind/ }).click()
  await candidate.page.keyboard.type('redis')
  await candidate.page.keyboard.press('Enter')
  await expect.poll(() => storeOf(interviewer)).toMatchObject({ kind: 'cache' })
})

test('T4 a loose end is listed, and a press finds it', async ({ person, room }) => {
  const { interviewer, candidate } = await two(person, room)
  await candidate.drawArrow(orders, store)
  await selectArrow(candidate)
  await interviewer.page.getByRole('button', { name: 'On this board' }).click()
  const panel = interviewer.page.getByRole('region', { name: 'On this board' })
  await expect(panel.getByRole('button', { name: 'Orders Service' })).toBeVisible()
  await expect(panel.getByText('ends on nothing')).toHaveCount(0)

  await candidate.page.evaluate(() => {
    const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
    editor.deleteShape('shape:store')
  })
  await looks('', candidate, interviewer)
  await interviewer.look(3000, 2000)
  // A wheel that still turns takes the board away from what is found: then it is pressed again.
  await expect(async () => {
    await panel.getByRole('button', { name: 'An arrow from Orders ends on nothing' }).click()
    await expect
      .poll(
        () =>
          interviewer.page.evaluate(() => {
            const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
            const [id = ''] = editor.getSelectedShapeIds()
            return editor.getViewportPageBounds().contains(editor.getShapePageBounds(id))
          }),
        { timeout: 3000 },
      )
      .toBe(true)
  }).toPass()
})

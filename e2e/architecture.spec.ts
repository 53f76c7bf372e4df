import type { BoardRecord } from '@/lib/board/schema'
import { canonicalDiagram, diagram } from '@/lib/diagram/diagram'
import { expect, test } from './fixtures'
import { HangulKeyboard } from './hangul'
import { RoomPage } from './pages/room-page'

/** The records of the board somebody has. */
async function records(view: RoomPage): Promise<BoardRecord[]> {
  return Object.values(JSON.parse(await view.canonical()) as Record<string, BoardRecord>)
}

const graph = async (view: RoomPage) => canonicalDiagram(await records(view))

/** `client → load_balancer`, for every flow on somebody's board. */
async function flows(view: RoomPage): Promise<string[]> {
  const { nodes, edges } = diagram(await records(view))
  const kindOf = new Map(nodes.map(({ id, kind }) => [id, kind]))
  return edges.map(({ from, to }) => `${kindOf.get(from)} → ${kindOf.get(to)}`).sort()
}

/** The rows of the one card of a kind, in their order. */
async function rowsOf(view: RoomPage, type: string): Promise<Record<string, unknown>[]> {
  for (const record of await records(view)) {
    const shape = record as unknown as { type: string; props: { rows: Record<string, { index: string }> } }
    if (shape.type === type)
      return Object.values(shape.props.rows).sort((a, b) => (a.index < b.index ? -1 : 1))
  }
  return []
}

const kinds = async (view: RoomPage) =>
  diagram(await records(view))
    .nodes.map(({ kind }) => kind)
    .sort()

/** The middle of the component of a kind, in px of the board. */
async function middleOf(view: RoomPage, kind: string): Promise<[number, number]> {
  return view.page.evaluate((wanted) => {
    interface Editor {
      getCurrentPageShapes(): { id: string; props: { kind?: string } }[]
      getShapePageBounds(id: string): { center: { x: number; y: number } }
      pageToViewport(point: object): { x: number; y: number }
    }
    const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
    const shape = editor.getCurrentPageShapes().find(({ props }) => props.kind === wanted)
    if (!shape) throw new Error(`no ${wanted}`)
    const { x, y } = editor.pageToViewport(editor.getShapePageBounds(shape.id).center)
    return [x, y] as [number, number]
  }, kind)
}

/** The payment system's way of a payment, as it is inserted one after the other. */
const way = ['client', 'load_balancer', 'service', 'message_queue', 'worker', 'psp']
const wayFlows = way.slice(1).map((to, at) => `${way[at]} → ${to}`)

test('T1 T2 T3 T4 two people draw the payment system at once, by mouse and by keyboard: one board, one graph, after reload, restart and import', async ({
  person,
  room,
  server,
}) => {
  test.setTimeout(240_000)
  const [mina, jun] = [await person(), await person()]
  const byMouse = await mina.join(room.interviewerUrl, 'Mina')
  const byKeyboard = await jun.join(room.candidateUrl, 'Jun')

  const typed = async () => {
    for (const name of ['client', 'load balancer', 'service', 'message queue', 'worker', 'payment provider'])
      await byKeyboard.insert(name)
  }
  const palette = byMouse.page.getByRole('toolbar', { name: 'Components' })
  const dragged = async () => {
    for (const [at, name] of ['Relational DB', 'Cache', 'Object storage'].entries()) {
      await palette.getByRole('button', { name, exact: true }).hover()
      await byMouse.page.mouse.down()
      await byMouse.page.mouse.move(400 + at * 300, 700, { steps: 5 })
      await byMouse.page.mouse.up()
    }
    await palette.getByRole('button', { name: 'Find a component' }).click()
    await byMouse.page.getByRole('dialog').getByRole('textbox').fill('double entry')
    await byMouse.page.getByRole('dialog').getByRole('button', { name: 'Ledger' }).click()
    await byMouse.page.mouse.click(700, 800)
  }
  await Promise.all([typed(), dragged()])
  const all = [...way, 'cache', 'ledger', 'object_storage', 'relational_db'].sort()
  for (const view of [byMouse, byKeyboard]) await expect.poll(() => kinds(view)).toEqual(all)

  // One goes on by mouse from what the other has put there, while that one names things.
  await byMouse.page.getByRole('button', { name: 'Show the whole board' }).click()
  await expect(async () => {
    const before = await byMouse.view()
    await byMouse.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    expect(await byMouse.view()).toEqual(before)
  }).toPass()
  const joined = async () => {
    for (const [from, to] of [
      ['service', 'relational_db'],
      ['worker', 'ledger'],
    ] as const) {
      await byMouse.drawArrow(await middleOf(byMouse, from), await middleOf(byMouse, to))
      await byMouse.page.keyboard.press('Escape')
    }
  }
  const named = async () => {
    await byKeyboard.page.keyboard.press('Enter')
    await byKeyboard.page.keyboard.press('Control+a')
    await byKeyboard.page.keyboard.type('Card provider')
    await byKeyboard.page.keyboard.press('Escape')
    await byKeyboard.connect('Service')
  }
  await Promise.all([joined(), named()])
  const allFlows = [...wayFlows, 'psp → service', 'service → relational_db', 'worker → ledger'].sort()
  for (const view of [byMouse, byKeyboard]) await expect.poll(() => flows(view)).toEqual(allFlows)

  const fill = async (view: RoomPage, name: string, lines: readonly string[]) => {
    await view.addCard(name)
    for (const [at, line] of lines.entries()) {
      if (at > 0) await view.page.keyboard.press('Enter')
      await view.page.keyboard.type(line)
    }
    await view.page.keyboard.press('Escape')
  }
  await Promise.all([
    fill(byMouse, 'req', ['Pay in', 'Pay out', 'Keep books']).then(() =>
      fill(byMouse, 'est', ['tx = 1M /day', 'tps = tx / day', 'peak = tps * 10']),
    ),
    fill(byKeyboard, 'api', ['POST /v1/payments', 'POST /v1/payouts']).then(() =>
      fill(byKeyboard, 'ent', ['payment_order_id', 'amount', 'status']),
    ),
  ])
  await RoomPage.equal(byMouse, byKeyboard)
  const told = async (view: RoomPage) => {
    const column = async (type: string, cell: string) => (await rowsOf(view, type)).map((row) => row[cell])
    return [
      await column('requirements', 'text'),
      await column('estimate', 'formula'),
      await column('api', 'path'),
      await column('entity', 'name'),
    ]
  }
  expect(await told(byKeyboard)).toEqual([
    ['Pay in', 'Pay out', 'Keep books'],
    ['1M /day', 'tx / day', 'tps * 10'],
    ['/v1/payments', '/v1/payouts'],
    ['payment_order_id', 'amount', 'status'],
  ])
  const drawn = await graph(byMouse)
  expect(await graph(byKeyboard)).toBe(drawn)

  // Read again from the server.
  await expect(byMouse.save).toHaveText('Saved')
  await byMouse.page.reload()
  await byMouse.ready()
  await expect.poll(() => graph(byMouse)).toBe(drawn)

  // The server is another one now: all it knows of the board is the journal, replayed.
  for (const one of [mina, jun]) one.expectComplaints(/WebSocket|ERR_CONNECTION|Failed to load resource/)
  await server.restart()
  await byKeyboard.page.reload()
  await byKeyboard.ready()
  await expect.poll(() => graph(byKeyboard)).toBe(drawn)

  // Records taken out of one board and put into another are the same architecture.
  const other = await server.makeRoom()
  const copy = await (await person()).join(other.interviewerUrl, 'Mina')
  const exported = (await records(byKeyboard)).filter(({ typeName }) =>
    ['shape', 'binding'].includes(typeName),
  )
  await copy.page.evaluate((imported) => {
    interface Editor {
      store: { put(records: unknown[]): void }
    }
    const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
    editor.store.put(imported)
  }, exported as unknown[])
  await expect(copy.save).toHaveText('Saved')
  await copy.page.reload()
  await copy.ready()
  await expect.poll(() => graph(copy)).toBe(drawn)
  expect(await told(copy)).toEqual(await told(byKeyboard))
})

for (const system of ['windows', 'mac'] as const) {
  test(`T3a the same is built with a Hangul input method on (${system}): nothing dropped, nothing doubled, nothing on the board that nobody drew`, async ({
    person,
    room,
  }) => {
    test.setTimeout(120_000)
    const mina = await person({ locale: 'ko-KR' })
    const view = await mina.join(room.candidateUrl, '민아')
    const { page } = view
    const keyboard = await HangulKeyboard.on(page)
    const list = page.locator('.pick-list')
    // tldraw and cmdk would say these in English.
    await expect(page.locator('[role=region][aria-label="보드 알림 (F8)"]')).toBeAttached()
    await page.keyboard.press('Slash')
    await expect(list.getByRole('listbox', { name: '보드에 추가' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(list).toHaveCount(0)
    await expect(page.locator('.tl-container')).toBeFocused()

    const pick = async (key: string, name: string, then = '.tl-container') => {
      await keyboard.press(key)
      await expect(list.getByRole('combobox')).toBeFocused()
      await keyboard.typeAndEnter(name, system)
      await expect(list).toHaveCount(0)
      await expect(page.locator(then)).toBeFocused()
    }
    for (const name of ['클라이언트', '로드 밸런서', '서비스', '메시지 큐', '워커', '결제 대행사'])
      await pick('Slash', name)
    await pick('KeyC', '서비스')
    expect(await flows(view)).toEqual([...wayFlows, 'psp → service'].sort())

    await page.keyboard.press('Enter')
    await expect(page.locator('.component-field')).toBeFocused()
    await page.keyboard.press('Control+a')
    await keyboard.typeAndEnter('카드 결제 대행사', system)
    await expect(page.locator('.component-field')).toHaveCount(0)

    const fill = async (name: string, lines: readonly string[]) => {
      await page.keyboard.press('Escape')
      await pick('Slash', name, '.board-card-field')
      for (const line of lines) await keyboard.typeAndEnter(line, system)
      await page.keyboard.press('Escape')
    }
    await fill('요구사항', ['결제 받기', '판매자에게 지급하기', '장부 남기기'])
    await fill('엔티티', ['주문번호', '금액', '상태'])
    expect((await rowsOf(view, 'requirements')).map(({ text }) => text).filter(Boolean)).toEqual([
      '결제 받기',
      '판매자에게 지급하기',
      '장부 남기기',
    ])
    expect((await rowsOf(view, 'entity')).map(({ name }) => name).filter(Boolean)).toEqual([
      '주문번호',
      '금액',
      '상태',
    ])

    // Letters that are keys of tools elsewhere: ㄴ lies on s, ㅜ on n, ㅊ on c.
    const types = new Set((await view.shapes()).map(({ type }) => type))
    expect([...types].sort()).toEqual(['arrow', 'component', 'entity', 'requirements'])
    expect(await kinds(view)).toEqual([...way].sort())
    expect(diagram(await records(view)).nodes.find(({ kind }) => kind === 'psp')?.label).toBe(
      '카드 결제 대행사',
    )
  })
}

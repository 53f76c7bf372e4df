import { expect, test } from './fixtures'
import { HangulKeyboard } from './hangul'
import { CardPage } from './pages/card-page'
import { RoomPage } from './pages/room-page'

const shapeTypes = async (room: RoomPage) => (await room.shapes()).map(({ type }) => type)

test('T3 two people fill all four cards at once, and have the same board', async ({ person, room }) => {
  const mina = await (await person()).join(room.interviewerUrl, 'Mina')
  const june = await (await person()).join(room.candidateUrl, 'June')
  const minas = await new CardPage(mina, 'req').make('requirements', 120, 80)
  await new CardPage(mina, 'est').make('estimate', 480, 80)
  await new CardPage(mina, 'api').make('api', 120, 420)
  await new CardPage(mina, 'ent').make('entity', 920, 80)
  const [estimate, entity] = [new CardPage(june, 'est'), new CardPage(june, 'ent')]
  await entity.seen()

  const requirements = async () => {
    await minas.open()
    for (const text of ['Pay a seller', 'Refund', 'Report a day']) {
      await mina.page.keyboard.type(text)
      await mina.page.keyboard.press('Enter')
    }
    await minas.close()
    const api = new CardPage(mina, 'api')
    await api.open()
    await mina.page.keyboard.type('POST /v1/payments')
    await mina.page.keyboard.press('Tab')
    await mina.page.keyboard.type('id, amount')
    await mina.page.keyboard.press('Enter')
    await mina.page.keyboard.type('/v1/payments/{id}')
    await api.close()
  }
  const figures = async () => {
    await estimate.open()
    for (const line of ['tx = 1M /day', 'tps = tx / day']) {
      await june.page.keyboard.type(line)
      await june.page.keyboard.press('Enter')
    }
    await estimate.close()
    await entity.open()
    await june.page.keyboard.type('id')
    await june.page.keyboard.press('Tab')
    await june.page.keyboard.type('bigint')
    await june.page.keyboard.press('Tab')
    await june.page.keyboard.press('KeyP')
    await entity.close()
  }
  await Promise.all([requirements(), figures()])

  await RoomPage.equal(mina, june)
  await new CardPage(june, 'req').says('text', 'Pay a seller', 'Refund', 'Report a day')
  await new CardPage(june, 'api').says('method', 'POST', 'GET')
  await new CardPage(june, 'api').says('path', '/v1/payments', '/v1/payments/{id}')
  await new CardPage(mina, 'est').says('formula', '1M /day', 'tx / day')
  await new CardPage(mina, 'ent').says('key', 'primary')
  // Computed at each browser from the same rows: 1 M in 10⁵ s.
  for (const { page } of [mina, june])
    await expect(page.locator('.board-card-value')).toHaveText(['1M', '10'])
  const picture = await minas.picture()
  for (const words of ['Pay a seller', '/v1/payments', 'tps', 'bigint', 'Non-functional'])
    expect(picture).toContain(words)
})

test('B1 B13 two people in different rows of one card lose nothing, and see where the other is', async ({
  person,
  room,
}) => {
  const mina = await (await person()).join(room.interviewerUrl, 'Mina')
  const june = await (await person()).join(room.candidateUrl, 'June')
  const own = await new CardPage(mina, 'req').make('requirements', 200, 120)
  await own.open()
  await own.paste('first\nsecond\nthird')
  const theirs = await new CardPage(june, 'req').seen()
  await theirs.says('text', 'first', 'second', 'third')
  await own.enterRow('first')
  await theirs.open()
  await theirs.enterRow('third')
  await expect(mina.page.locator('.board-card-peer')).toHaveCount(1)
  await expect(june.page.locator('.board-card-peer')).toHaveCount(1)
  await Promise.all([
    (async () => {
      await mina.page.keyboard.press('End')
      await mina.page.keyboard.type(' of Mina, typed at once', { delay: 15 })
    })(),
    (async () => {
      await june.page.keyboard.press('End')
      await june.page.keyboard.type(' of June, typed at once', { delay: 15 })
    })(),
  ])
  await RoomPage.equal(mina, june)
  await own.says('text', 'first of Mina, typed at once', 'second', 'third of June, typed at once')

  // Each takes back their own.
  await mina.page.keyboard.press('Control+z')
  await own.says('text', 'first', 'second', 'third of June, typed at once')
  await expect(own.field).toBeFocused()

  // The row one is in goes: that wins, and what one types then goes nowhere.
  await theirs.enterRow('second')
  await own.enterRow('second')
  await mina.page.keyboard.press('Control+a')
  await mina.page.keyboard.press('Backspace')
  await mina.page.keyboard.press('Backspace')
  await theirs.says('text', 'first', 'third of June, typed at once')
  await expect(theirs.field).toHaveCount(0)
  await june.page.keyboard.type('rectangle')
  await RoomPage.equal(mina, june)
  await theirs.says('text', 'first', 'third of June, typed at once')
  expect(await shapeTypes(june)).toEqual(['requirements'])

  // The whole card goes: whoever is in it is back at the board, and can go on.
  await theirs.enterRow('first')
  await own.close()
  await mina.page.keyboard.press('Delete')
  await expect.poll(() => theirs.exists()).toBe(false)
  await june.page.mouse.click(700, 400)
  await june.drawBox([300, 300], [480, 370], 'next')
  await RoomPage.equal(mina, june)
  expect(await shapeTypes(mina)).toEqual(['geo'])
})

test('T3 thirty pasted lines make thirty rows in one step, rows move by key and by hand', async ({
  person,
  room,
}) => {
  const mina = await (await person()).join(room.interviewerUrl, 'Mina')
  const card = await new CardPage(mina, 'req').make('requirements', 300, 60)
  await card.open()
  const lines = Array.from({ length: 30 }, (_, at) => `requirement ${at + 1}`)
  await card.paste(lines.map((line, at) => `${at % 2 ? '-' : `${at + 1}.`} ${line}`).join('\r\n'))
  await card.says('text', ...lines)
  await mina.page.keyboard.press('Alt+ArrowUp')
  await card.says('text', ...lines.slice(0, 28), lines[29], lines[28])
  await mina.page.keyboard.press('Control+z')
  await mina.page.keyboard.press('Control+z')
  await card.says('text', '')
  await mina.page.keyboard.press('Control+Shift+z')
  await card.says('text', ...lines)

  const row = mina.page.locator('.board-card-row', { hasText: /requirement 1$/ })
  await row.hover()
  const from = await row.locator('.board-card-grip').boundingBox()
  if (!from) throw new Error('no grip')
  await mina.page.mouse.move(from.x + 4, from.y + 8)
  await mina.page.mouse.down()
  await mina.page.mouse.move(...(await card.point(20, 60 + 2 * 32 + 28)), { steps: 6 })
  await mina.page.mouse.up()
  await card.says('text', lines[1], lines[2], lines[0], ...lines.slice(3))
})

for (const system of ['windows', 'mac'] as const) {
  test(`T3a Hangul into a card (${system}): no row too many or too few, and nothing falls onto the board`, async ({
    person,
    room,
  }) => {
    const mina = await (await person({ locale: 'ko-KR' })).join(room.interviewerUrl, '미나')
    const keyboard = await HangulKeyboard.on(mina.page)
    const card = await new CardPage(mina, 'req').make('requirements', 300, 120)
    await card.open()
    for (const text of ['결제', '환불 요청', '정산']) await keyboard.typeAndEnter(text, system)
    await keyboard.type('기록')
    await card.says('text', '결제', '환불 요청', '정산', '기록')
    await keyboard.press('KeyN')
    await card.close()
    await card.says('text', '결제', '환불 요청', '정산', '기록')
    expect(await shapeTypes(mina)).toEqual(['requirements'])
  })
}

test('T3 nonsense, circles, endless rows and spreadsheets are contained, and said', async ({
  person,
  room,
}) => {
  const mina = await (await person()).join(room.interviewerUrl, 'Mina')
  const june = await (await person()).join(room.candidateUrl, 'June')
  const { page } = mina
  const estimate = await new CardPage(mina, 'est').make('estimate', 120, 80)
  await estimate.open()
  await estimate.paste('reads = 5 /s\na = b + 1\nb = a + 1\nc = reeds * 2\nd = ((\ne = 5 GB + 3 s')
  await estimate.close()
  await expect(page.locator('.board-card-problem')).toHaveText([
    /depends on itself/,
    /depends on itself/,
    /Did you mean “reads”/,
    /cannot be read/,
    /do not fit together/,
  ])

  const card = await new CardPage(mina, 'req').make('requirements', 620, 80)
  await card.open()
  await page.keyboard.insertText('x'.repeat(10_050))
  await expect(page.getByText('A cell holds 10,000 characters.')).toBeVisible()
  await expect.poll(async () => String((await card.column('text'))[0]).length).toBe(10_000)
  expect(await card.height()).toBeLessThan(600)
  await page.keyboard.press('Enter')
  await card.paste(Array.from({ length: 10_000 }, (_, at) => `row ${at}\t${at} ms`).join('\n'))
  await expect(page.getByText('A card holds 200 rows.')).toBeVisible()
  expect(await card.column('text')).toHaveLength(200)
  await page.keyboard.press('Control+z')
  await expect.poll(() => card.column('text')).toHaveLength(2)
  await expect(card.field).toHaveValue('')
  await page.keyboard.insertText('مرحبا 👩‍👩‍👧‍👦 نظام')
  await card.close()
  await RoomPage.equal(mina, june)
  const theirs = new CardPage(june, 'req')
  expect(await theirs.height()).toBe(await card.height())
})

test('R1 an observer sees cards and cannot open them', async ({ person, room }) => {
  const mina = await (await person()).join(room.interviewerUrl, 'Mina')
  const card = await new CardPage(mina, 'ent').make('entity', 300, 120)
  await card.open()
  await mina.page.keyboard.type('id')
  await card.close()
  const olga = await (await person()).join(room.observerUrl, 'Olga')
  const seen = await new CardPage(olga, 'ent').seen()
  await olga.page.mouse.dblclick(...(await seen.point(60, 52)))
  await olga.page.keyboard.press('Enter')
  await olga.page.keyboard.type('mine')
  await expect(seen.field).toHaveCount(0)
  await expect(olga.page.locator('.board-card')).not.toContainText('Field')
  await RoomPage.equal(mina, olga)
})

test('T3 the browser breaks lines where the board reckons with it', async ({ person, room }) => {
  const mina = await (await person()).join(room.interviewerUrl, 'Mina')
  const card = await new CardPage(mina, 'req').make('requirements', 300, 60)
  await card.open()
  for (const text of [
    'Reserve, pay in full, cancel within the hours that the hotel allows, and say so',
    '예약은 하루에 240,000건까지 처리해야 하고, 결제는 두 번 일어나지 않아야 해요',
    'https://example.com/a/very/long/path/that/has/no/room/on/one/line?with=questions&and=answers',
    'read-after-write consistency, at-least-once delivery, state-of-the-art (99.99 % available) — always',
    'Łódź, Ångström, naïve façade: accents “quoted” and 1,000 × 1,000 ≤ 10⁶ rows…',
  ]) {
    await mina.page.keyboard.insertText(text)
    await expect(card.field).toHaveValue(text)
    const [needed, given] = await card.field.evaluate((field) => [field.scrollHeight, field.clientHeight])
    expect(needed, text).toBe(given)
    await mina.page.keyboard.press('Enter')
  }
})

import { type Page } from '@playwright/test'
import { problems } from '@/lib/problem/catalog/problems'
import { Eavesdropper, isIn } from './eavesdrop'
import { expect, type Person, test } from './fixtures'
import { RoomPage } from './pages/room-page'

const payment = problems.find(({ structure }) => structure.id === 'payment-system')!
const words = payment.words.en

interface Scene {
  mina: RoomPage
  jun: RoomPage
  roomId: string
  /** What the candidate's browser has received and kept so far. */
  heard: Eavesdropper
}

/** Mina interviews Jun about the payment system; the interview has begun, its clock has not. */
async function interview(person: PersonMaker): Promise<Scene> {
  const mina = await person()
  await mina.page.goto(`/problems/${payment.structure.id}`)
  await mina.page.getByRole('textbox').fill('Mina')
  await mina.page.locator('form button[type=submit]').click()
  const host = await new RoomPage(mina.page).ready()
  await mina.page.getByRole('button', { name: 'Share' }).click()
  const link = await mina.page.getByRole('textbox', { name: /Candidate/ }).inputValue()
  await mina.page.keyboard.press('Escape')
  const jun = await person()
  const heard = await Eavesdropper.on(jun.context)
  const candidate = await jun.join(link, 'Jun')
  const roomId = new URL(mina.page.url()).pathname.split('/')[2] ?? ''
  return { mina: host, jun: candidate, roomId, heard }
}

type PersonMaker = () => Promise<Person>

/** Asks the server as this person's browser would. */
async function ask(page: Page, method: string, path: string, data: object): Promise<void> {
  const response = await page.request.fetch(path, {
    method,
    data,
    headers: { origin: new URL(page.url()).origin },
  })
  expect(response.ok(), await response.text()).toBe(true)
}

const tab = (room: RoomPage, name: string) => room.page.getByRole('tab', { name }).click()
const hintCard = (room: RoomPage) => room.page.getByRole('region', { name: /^Hint/ })

test('S5 R1 a hint is seen by the candidate when it is given, and not before; so is a follow-up card', async ({
  person,
}) => {
  const { mina, jun, heard } = await interview(person)
  const [nudge, { prompt }] = [words.hints.scope.nudge, words.followUps.traffic_x10!]
  await tab(mina, 'Hints')
  await mina.page.getByRole('button', { name: 'Give…' }).first().click()
  const preview = mina.page.getByRole('group', { name: 'The candidate will see:' })
  await expect(preview).toContainText(nudge)
  await expect(preview.getByRole('button', { name: 'Give hint' })).toBeFocused()
  await expect(hintCard(jun)).toHaveCount(0)
  expect(isIn(await heard.all(), nudge)).toBe(false)
  await mina.page.keyboard.press('Enter')
  await expect(hintCard(jun)).toContainText(nudge)
  await expect(hintCard(jun)).toContainText('Hint 1/3')

  await mina.page.getByRole('textbox', { name: 'In your own words' }).fill('What about refunds?')
  await mina.page.keyboard.press('Control+Enter')
  await expect(hintCard(jun)).toContainText('What about refunds?')
  await expect(hintCard(jun).getByText(nudge)).toBeHidden()
  await jun.page.getByRole('button', { name: '1 earlier' }).click()
  await expect(hintCard(jun).getByText(nudge)).toBeVisible()

  await tab(mina, 'Guide')
  await mina.page.getByRole('button', { name: 'Follow-up cards' }).click()
  await mina.page.getByRole('button', { name: 'Show to everyone…' }).first().click()
  expect(isIn(await heard.all(), prompt)).toBe(false)
  await mina.page.keyboard.press('Enter')
  await expect(jun.page.getByRole('region', { name: 'What if …' })).toContainText(prompt)

  await jun.page.reload()
  await jun.ready()
  await expect(hintCard(jun)).toContainText('What about refunds?')
})

test('C5 P3 nothing of the guide and the reference is in the candidate’s page, nor in what it receives and keeps', async ({
  person,
}) => {
  const { mina, jun, heard } = await interview(person)
  await tab(mina, 'Guide')
  await mina.page.getByRole('button', { name: 'Look at the reference design' }).click()
  const peek = mina.page.getByRole('dialog', { name: 'Reference design' })
  await expect(peek.getByText(words.nodes.client!)).toBeVisible()
  // It cannot be drawn on, and keys still go to the board of the room.
  await peek.getByRole('button', { name: 'Close the reference design' }).press('Escape')
  await expect(peek).toHaveCount(0)
  for (const name of ['What decides it', 'If they ask, answer'])
    await mina.page.getByRole('button', { name }).click()
  await expect(mina.page.getByText(words.crux)).toBeVisible()
  await jun.drawBox([500, 300], [700, 400], 'Payments')
  await expect(mina.page.getByTestId('canvas').getByText('Payments')).toBeVisible()
  const bytes = await heard.all()
  expect(isIn(bytes, 'Payments')).toBe(true)
  const secrets = [
    words.crux,
    words.nodes.rec!,
    words.hints.deep_dive.nearAnswer,
    ...words.stages.scope.say,
    ...Object.values(words.questions).map(({ answer }) => answer),
    ...Object.values(words.failures).map(({ remedy }) => remedy),
  ]
  expect(secrets.filter((text) => isIn(bytes, text))).toEqual([])
  await expect(jun.page.getByRole('tab')).toHaveCount(0)
})

test('R3 the guide comes with the role and goes with it, without a reload', async ({ person }) => {
  const { mina, jun, roomId } = await interview(person)
  const give = async (role: string) => {
    await mina.people.click()
    await mina
      .row('Jun')
      .getByRole('button', { name: /^Role of/ })
      .click()
    await mina.page.getByRole('menuitemradio', { name: role }).click()
    // What is private cannot be unseen.
    if (role === 'Interviewer') await mina.page.getByRole('button', { name: 'Make interviewer' }).click()
    await expect(mina.row('Jun')).toContainText(role)
    await mina.page.keyboard.press('Escape')
  }
  await give('Interviewer')
  await tab(jun, 'Guide')
  await expect(jun.page.getByText(words.stages.scope.say[0]!)).toBeVisible()
  await give('Candidate')
  await expect(jun.page.getByRole('tab', { name: 'Guide' })).toHaveCount(0)
  await expect(jun.page.getByText(words.stages.scope.say[0]!)).toHaveCount(0)
  const refused = await jun.page.request.get(`/api/rooms/${roomId}/guide`)
  expect(refused.status()).toBe(403)
})

test('R1 a raised hand is a calm sign, and is answered by a hint or lowered by hand', async ({ person }) => {
  const { mina, jun } = await interview(person)
  const sign = mina.page.getByText('Jun would like a hint')
  await jun.page.locator('.tl-container').focus()
  await jun.page.keyboard.press('Shift+R')
  await jun.page.getByRole('menuitem', { name: 'I would like a hint' }).click()
  await expect(jun.page.getByRole('button', { name: /^Hand up: hint/ })).toBeVisible()
  await expect(sign.first()).toBeVisible()
  await tab(mina, 'Hints')
  await mina.page.getByRole('button', { name: 'Give…' }).first().click()
  await mina.page.keyboard.press('Enter')
  await expect(sign).toHaveCount(0)
  await expect(jun.page.getByRole('button', { name: 'Raise hand' })).toBeVisible()

  await jun.page.keyboard.press('Shift+R')
  await jun.page.getByRole('menuitem', { name: 'I need a minute' }).click()
  await mina.page.getByRole('button', { name: 'Lower the hand of Jun' }).click()
  await expect(jun.page.getByRole('button', { name: 'Raise hand' })).toBeVisible()
})

test('S4 R5b in a coached session the candidate ticks the stage’s questions for everybody; an interviewer only for themselves', async ({
  person,
}) => {
  const { mina, jun, roomId } = await interview(person)
  await expect(jun.page.getByRole('button', { name: /^Checklist/ })).toHaveCount(0)
  await ask(mina.page, 'PATCH', `/api/rooms/${roomId}/interview`, { isCoached: true })
  await ask(mina.page, 'POST', `/api/rooms/${roomId}/clock`, { command: 'start', expected: 0 })
  await jun.page.getByRole('button', { name: /^Checklist/ }).click()
  await jun.page.getByRole('checkbox', { name: /initial scale/ }).check()
  await tab(mina, 'Guide')
  const [scale, scope] = [/initial scale/, /design scope/].map((name) =>
    mina.page.getByRole('checkbox', { name }),
  )
  await expect(scale!).not.toBeChecked()
  await expect(mina.page.locator('label', { has: scale! })).toContainText('candidate')
  await scope!.check()
  await mina.page.reload()
  await mina.ready()
  await tab(mina, 'Guide')
  await expect(scope!).toBeChecked()
  await expect(jun.page.getByRole('checkbox', { name: /initial scale/ })).toBeChecked()
  await expect(jun.page.getByRole('checkbox', { name: /design scope/ })).not.toBeChecked()
})

test('R5a an interviewer’s hands are off the board until `u`: nothing moves, laser and following work', async ({
  person,
}) => {
  const { mina, jun } = await interview(person)
  await jun.drawBox([500, 300], [700, 400], 'Payments')
  await expect(mina.page.getByTestId('canvas').getByText('Payments')).toBeVisible()
  await mina.board.click({ position: { x: 350, y: 450 } })
  const before = await mina.canonical()
  const toolOf = () =>
    mina.page.evaluate(() =>
      (
        document.querySelector('.board') as unknown as { editor: { getCurrentToolId(): string } }
      ).editor.getCurrentToolId(),
    )
  expect(await toolOf()).toBe('laser')
  await mina.drag([550, 350], [800, 500])
  for (const key of ['v', 'r', 'd', 'a', 'e', 't', '/', 'Control+a', 'Backspace'])
    await mina.page.keyboard.press(key)
  await mina.drag([550, 350], [800, 500])
  await expect(mina.page.locator('.pick-list')).toHaveCount(0)
  expect(await mina.canonical()).toBe(before)
  await mina.page.keyboard.press('k')
  expect(await toolOf()).toBe('laser')
  await mina.page.keyboard.press('j')
  await jun.look(300, 200)
  await expect(mina.page.getByText('Following Jun')).toBeVisible()
  // Her board is narrower, the panels beside it: she sees at least all that he sees.
  await expect
    .poll(async () => {
      const [hers, his] = [await mina.view(), await jun.view()]
      const middle = ({ x, y, w, h }: typeof hers) => [Math.round(x + w / 2), Math.round(y + h / 2)]
      return JSON.stringify(middle(hers)) === JSON.stringify(middle(his)) && hers.w >= his.w - 1
    })
    .toBe(true)
  await mina.page.keyboard.press('j')

  await mina.page.keyboard.press('u')
  await expect(mina.page.getByRole('button', { name: 'Hands off the board' })).toBeVisible()
  expect(await toolOf()).toBe('select')
  await mina.page.reload()
  await mina.ready()
  await expect(mina.page.getByRole('button', { name: 'Hands off the board' })).toBeVisible()
  await mina.drawBox([400, 550], [600, 650], 'Ledger')
  await expect(jun.page.getByTestId('canvas').getByText('Ledger')).toBeVisible()
  await mina.page.getByRole('button', { name: 'Hands off the board' }).click()
  await expect(mina.page.getByRole('button', { name: 'Draw on the board' })).toBeVisible()
  await RoomPage.equal(mina, jun)
})

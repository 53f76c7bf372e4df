import type { Page } from '@playwright/test'
import { ask } from './ask'
import { expect, type Person, test } from './fixtures'
import { RoomPage } from './pages/room-page'

const secret = {
  note: 'zq7 canary note',
  later: 'zq7 canary of the replay',
}

const marks = (page: Page, kind?: string) =>
  page.locator(kind === undefined ? 'li[data-mark]' : `li[data-mark=${kind}]`)
const figure = (page: Page) => page.getByTestId('replay-figure')
const slider = (page: Page) => page.getByRole('slider', { name: 'Moment' })
const place = async (page: Page) => Number(await slider(page).getAttribute('aria-valuenow'))
const saved = (page: Page) => expect(page.getByTestId('desk-save')).toHaveAttribute('data-save', 'saved')

async function openReplay(page: Page, roomId: string): Promise<void> {
  await page.goto(`/rooms/${roomId}/replay`)
  await expect(figure(page)).toBeVisible({ timeout: 30_000 })
  await expect(marks(page).first()).toBeVisible()
}

/** An interview in which one of everything happened, and that is over. */
async function heldInterview(hana: Person, min: Person): Promise<string> {
  const { page } = hana
  await page.goto('/')
  const { roomId } = await ask<{ roomId: string }>(page, 'POST', '/api/rooms', {
    name: 'Hana',
    problemId: 'payment-system',
  })
  const room = `/api/rooms/${roomId}`
  await page.goto(`/rooms/${roomId}`)
  await new RoomPage(page).ready()
  const { invites } = await ask<{ invites: { role: string; url: string }[] }>(page, 'GET', `${room}/invites`)
  const candidate = await min.join(invites.find(({ role }) => role === 'candidate')?.url ?? '', 'Min')
  await ask(page, 'POST', `${room}/consent`, { recording: true })
  await ask(page, 'POST', `${room}/clock`, { command: 'start', expected: 0 })
  await candidate.drawBox([700, 300], [880, 370], 'client')
  await ask(page, 'POST', `${room}/hints`, { stage: 'scope', level: null, text: 'Who pays whom?' })
  await ask(min.page, 'POST', `${room}/hand`, { wants: 'question' })
  await ask(page, 'PUT', `${room}/checks`, { stage: 'scope', check: 'problem', ticked: true })
  await page.keyboard.press('n')
  await page.keyboard.insertText(`+ ${secret.note} #depth`)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await candidate.drawBox([1000, 300], [1180, 370], 'service')
  await ask(page, 'POST', `${room}/clock`, { command: 'next', expected: 1 })
  await candidate.drawBox([1000, 500], [1180, 570], 'ledger')
  const at = await page.evaluate(() => Date.now())
  await ask(page, 'PUT', `${room}/scores/reliability`, {
    level: 4,
    moments: [{ at, elapsedMs: 1000, stage: 'high_level' }],
    version: 0,
  })
  await candidate.drawBox([700, 500], [880, 570], 'queue')
  await saved(page)
  await expect(candidate.save).toHaveText('Saved')
  await ask(page, 'POST', `${room}/end`, {})
  return roomId
}

test('V2 every event is one mark, a click shows its moment, and kinds can be hidden for good', async ({
  person,
}) => {
  const [hana, min] = [await person(), await person()]
  const { page } = hana
  const roomId = await heldInterview(hana, min)
  await openReplay(page, roomId)
  for (const [kind, count] of [
    ['stage', 2],
    ['note', 1],
    ['hint', 1],
    ['tick', 1],
    ['hand', 1],
    ['score', 1],
    ['session', 1],
  ] as const)
    await expect(marks(page, kind), kind).toHaveCount(count)
  await expect(marks(page, 'note')).toContainText('Interviewers only')
  await expect(marks(page, 'hint')).toContainText('Who pays whom?')

  const hint = marks(page, 'hint')
  await hint.getByRole('button', { name: /^Show/ }).click()
  await expect(hint).toHaveAttribute('data-current', 'true')
  const atHint = await place(page)
  await page.keyboard.press('BracketRight')
  await expect(hint).not.toHaveAttribute('data-current', 'true')
  expect(await place(page)).toBeGreaterThan(atHint)
  await page.keyboard.press('BracketLeft')
  await expect(slider(page)).toHaveAttribute('aria-valuenow', String(atHint))

  const notes = page.getByRole('button', { name: 'Notes: 1' })
  await notes.click()
  await expect(marks(page, 'note')).toHaveCount(0)
  await page.reload()
  await expect(marks(page, 'hint')).toHaveCount(1)
  await expect(marks(page, 'note')).toHaveCount(0)
  await notes.click()
  await expect(marks(page, 'note')).toHaveCount(1)

  // R5c: a screen that is shared shows nothing private, also not above the scrubber.
  await page.keyboard.press('Backslash')
  await expect(marks(page)).toHaveCount(0)
  await expect(page.locator('[data-sign=note], [data-sign=score]')).toHaveCount(0)
})

test('V2 from a score to its moments and back, and a note about what the replay shows', async ({
  person,
}) => {
  const [hana, min] = [await person(), await person()]
  const { page } = hana
  const roomId = await heldInterview(hana, min)
  await openReplay(page, roomId)

  const score = marks(page, 'score')
  await score.hover()
  await score.getByRole('button', { name: 'To its score' }).click()
  const row = page.locator('[data-rubric-row=reliability]')
  await expect(row).toBeFocused()
  await page.keyboard.press('Home')
  await expect(slider(page)).toHaveAttribute('aria-valuenow', '0')
  await page.getByRole('button', { name: /^Show the board at/ }).click()
  expect(await place(page)).toBeGreaterThan(0)
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await expect(score).toHaveAttribute('data-current', 'true')

  await marks(page, 'hint').getByRole('button', { name: /^Show/ }).click()
  await page.keyboard.press('n')
  await expect(page.getByLabel('Private note')).toBeFocused()
  await page.keyboard.insertText(`- ${secret.later}`)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(marks(page, 'note')).toHaveCount(2)
  await saved(page)
  await page.reload()
  const later = marks(page, 'note').filter({ hasText: secret.later })
  await expect(later).toHaveCount(1)
  const timeOf = async (kind: string) => (await marks(page, kind).first().innerText()).split('\n')[0]
  expect((await later.innerText()).split('\n')[0]).toBe(await timeOf('hint'))

  await later.hover()
  await later.getByRole('button', { name: /^Change the note/ }).click()
  await page.keyboard.insertText(' and more')
  await page.keyboard.press('Enter')
  await expect(later).toContainText('and more')
  await later.hover()
  await later.getByRole('button', { name: /^Delete the note/ }).click()
  await expect(later).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(later).toHaveCount(1)
  await saved(page)
})

test('V2 C5 a candidate’s replay shows what everybody could see, and holds nothing private', async ({
  person,
}) => {
  const [hana, min] = [await person(), await person()]
  const roomId = await heldInterview(hana, min)
  const { page } = min
  const heard: string[] = []
  page.on('response', (response) => {
    void response.text().then(
      (text) => heard.push(text),
      () => undefined,
    )
  })
  await openReplay(page, roomId)
  await expect(marks(page, 'hint')).toHaveCount(1)
  await expect(marks(page, 'hand')).toHaveCount(1)
  for (const kind of ['note', 'score', 'tick']) await expect(marks(page, kind), kind).toHaveCount(0)
  await expect(page.getByRole('tab', { name: 'Scores' })).toHaveCount(0)
  await expect(page.getByLabel('Private note')).toHaveCount(0)
  await expect(page.getByText('Interviewers only')).toHaveCount(0)
  expect(heard.length).toBeGreaterThan(2)
  expect(heard.join('\n') + (await page.content())).not.toContain('zq7 canary')
})

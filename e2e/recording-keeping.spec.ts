import { expect, test, type Person } from './fixtures'
import { RoomPage } from './pages/room-page'

/** Sets an interview up, its recording kept for a month, and answers the candidates' link. */
async function setUp({ page }: Person): Promise<string> {
  await page.goto('/new?problem=payment-system')
  await page.locator('input[name=name]').fill('Mina')
  await page.getByLabel('Keep the recording').selectOption('For 30 days')
  await page.locator('form button[type=submit]').click()
  await new RoomPage(page).ready()
  const links = page.getByRole('region', { name: 'Before the start' }).getByRole('textbox')
  await expect(links).toHaveCount(3)
  return links.first().inputValue()
}

/** What can be chosen in the set-up while it is changed; `choose` is chosen. */
async function changeKeeping({ page }: Person, choose: string): Promise<string[]> {
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  const select = page.getByRole('dialog').getByLabel('Keep the recording')
  await expect(select).toBeVisible()
  const choices = await select.locator('option').allInnerTexts()
  await select.selectOption(choose)
  await page.getByRole('dialog').locator('button[type=submit]').click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  return choices
}

test('J4 how long a recording is kept: told before the yes, made shorter, deleted, for everybody', async ({
  person,
}) => {
  const [mina, jun] = [await person(), await person({ viewport: { width: 390, height: 844 } })]
  const link = await setUp(mina)
  await jun.page.goto(link)
  await expect(jun.page.getByText('It is kept for 30 days after the end, then deleted.')).toBeVisible()
  await jun.page.getByRole('textbox').fill('Jun')

  // Longer by now than it says there.
  expect(await changeKeeping(mina, 'For 90 days')).toHaveLength(5)
  jun.expectComplaints(/409/)
  await jun.page.getByRole('button', { name: 'Join with recording' }).click()
  await expect(jun.page.getByText(/kept longer by now/)).toBeVisible()
  await expect(jun.page.getByText('It is kept for 90 days after the end, then deleted.')).toBeVisible()
  await expect(jun.page.getByRole('textbox')).toHaveValue('Jun')
  await jun.page.getByRole('button', { name: 'Join with recording' }).click()
  const lobby = jun.page.getByRole('region', { name: 'Lobby' })
  await expect(lobby.getByText('It is kept for 90 days after the end, then deleted.')).toBeVisible()
  // From now on only shorter.
  expect(await changeKeeping(mina, 'For 30 days')).toEqual(['For 7 days', 'For 30 days', 'For 90 days'])
  await expect(lobby.getByText('It is kept for 30 days after the end, then deleted.')).toBeVisible()

  await mina.page.getByRole('button', { name: 'Start the interview' }).click()
  await new RoomPage(jun.page).ready()
  await mina.page.getByRole('button', { name: 'More', exact: true }).click()
  await mina.page.getByRole('menuitem', { name: 'End for everyone' }).click()
  await mina.page.getByRole('button', { name: 'End', exact: true }).click()
  const told = /^Recording kept until \w+ \d+\.$|^Recording kept until \w+ \d+, \d+\.$/
  for (const { page } of [mina, jun]) await expect(page.getByText(told)).toBeVisible()
  await expect(jun.page.getByRole('button', { name: 'Delete the recording' })).toHaveCount(0)
  const month = await jun.page.getByText(told).innerText()

  await mina.page.getByRole('button', { name: 'Change how long the recording is kept' }).click()
  await expect(mina.page.getByRole('menuitemradio')).toHaveCount(2)
  await mina.page.getByRole('menuitemradio').first().click()
  await expect(jun.page.getByText(month)).toHaveCount(0)
  for (const { page } of [mina, jun]) await expect(page.getByText(told)).toBeVisible()

  await mina.page.getByRole('button', { name: 'Delete the recording' }).click()
  const dialog = mina.page.getByRole('dialog', { name: 'Delete the recording?' })
  await expect(dialog.getByText('The final board, notes, scores')).toBeVisible()
  await dialog.getByRole('button', { name: 'Delete for everyone' }).click()
  for (const { page } of [mina, jun])
    await expect(page.getByText(/^Recording deleted on .* The final board is still here\.$/)).toBeVisible()
  await expect(mina.page.getByTestId('recording')).toHaveText('Recording deleted')
  await expect(mina.page.getByRole('button', { name: 'Delete the recording' })).toHaveCount(0)
})

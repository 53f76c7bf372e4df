import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { ask } from './ask'
import { Eavesdropper, isIn } from './eavesdrop'
import { complaints, expect, type Person, test } from './fixtures'
import { RoomPage } from './pages/room-page'

let people = 0

/** Gives this browser an account: where no mail is sent, at once. */
async function signUp({ page }: Person, name: string): Promise<void> {
  await page.goto('/')
  await ask(page, 'POST', '/api/account', {
    ...{ name, email: `writer${++people}@example.com`, password: 'a horse drew a queue', next: '/' },
  })
}

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const ready = (page: Page) => page.getByRole('button', { name: 'Ready to use', exact: true })
const saves = (page: Page, state: string) =>
  expect(page.getByTestId('draft-save')).toHaveAttribute('data-save', state, { timeout: 15_000 })

async function write(page: Page): Promise<string> {
  await page.goto('/problems')
  await page.getByRole('button', { name: 'Write a problem' }).click()
  await page.waitForURL('**/problems/*/edit')
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

/** A problem with the least that it needs, ready to use. */
async function written(page: Page, title: string): Promise<string> {
  const id = await write(page)
  await field(page, 'Title').fill(title)
  await field(page, 'One line for the library').fill(`${title}, in one line.`)
  await field(page, 'Statement').fill('Design **short** links.')
  await ready(page).click()
  await expect(page.getByRole('button', { name: 'Published', exact: true })).toBeDisabled()
  return id
}

async function paste(into: Locator, text: string): Promise<void> {
  await into.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

test('P3 P4 P5 X1 a problem is written, judged at its fields, kept, and given in a room', async ({
  person,
}) => {
  const [mina, jun] = [await person(), await person()]
  const { page } = mina
  await signUp(mina, 'Mina')
  const id = await write(page)

  // What is missing is said at its field, and leads there.
  await ready(page).click()
  await expect(
    page.getByRole('heading', { name: '3 things are missing before it can be used' }),
  ).toBeVisible()
  await expect(field(page, 'Title')).toBeFocused()
  await expect(field(page, 'Title')).toHaveAttribute('aria-invalid', 'true')
  await page.keyboard.insertText('URL shortener')
  await page.getByRole('button', { name: /^Statement/ }).click()
  await expect(field(page, 'Statement')).toBeFocused()
  await field(page, 'Statement').fill(
    'Design **short** links.\n\n<script>window.harmed = 1</script>\n<img src=x onerror="window.harmed = 1">\n\n[tap](javascript:window.harmed=1) ![look](https://evil.example/seen.png)',
  )
  await field(page, 'One line for the library').fill('Links that fit on a napkin.')
  await expect(page.getByRole('heading', { name: /missing before it can be used/ })).toHaveCount(0)

  // Rows: Enter adds one, a pasted list becomes several, a row that was taken out comes back.
  await page.getByRole('button', { name: 'Add a line' }).first().click()
  await expect(field(page, 'Given at the start 1')).toBeFocused()
  await paste(
    field(page, 'Given at the start 1'),
    '- 100M links a month\n- kept for five years\n- read 100 times each',
  )
  await expect(field(page, 'Given at the start 3')).toHaveValue('read 100 times each')
  await expect(field(page, 'Given at the start 3')).toBeFocused()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(field(page, 'Given at the start 2')).toHaveValue('read 100 times each')
  await expect(field(page, 'Given at the start 2')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field(page, 'Given at the start 3')).toBeFocused()
  await page.keyboard.press('Backspace')
  await expect(field(page, 'Given at the start 4')).toHaveCount(0)
  await page.getByRole('button', { name: 'What to do with row 1 of 3, Given at the start' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(field(page, 'Given at the start 3')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(field(page, 'Given at the start 1')).toHaveValue('100M links a month')

  // Half a row is a fault where it stands.
  await page.getByRole('button', { name: 'Add a question' }).first().click()
  await page.keyboard.insertText('Do links expire?')
  await ready(page).click()
  await page.getByRole('button', { name: /^If they ask, answer 1 · Answer/ }).click()
  await expect(field(page, 'Answer 1')).toBeFocused()
  await page.keyboard.insertText('Only when their owner says so, quietly.')

  // Each figure says what it comes to, or why it comes to nothing.
  await page.getByRole('button', { name: 'Add a figure' }).click()
  await page.keyboard.insertText('links')
  await field(page, 'Formula 1').fill('100M')
  await field(page, 'Formula 1').press('Enter')
  await page.keyboard.insertText('writes')
  await field(page, 'Formula 2').fill('links * / 30')
  // What is said of the whole says it in the same words, and leads there.
  await expect(page.getByRole('paragraph').filter({ hasText: 'This formula cannot be read.' })).toBeVisible()
  await expect(
    page
      .getByRole('region', { name: /missing before it can be used/ })
      .getByRole('button', { name: /Formula This formula cannot be read\.$/ }),
  ).toBeVisible()
  await field(page, 'Formula 2').fill('links / 30 / day')
  await expect(page.getByText('This formula cannot be read.')).toHaveCount(0)
  await expect(page.locator('output').nth(1)).toContainText('/s')

  await saves(page, 'saved')
  expect(await complaints(page)).toEqual([])

  // A reload loses nothing, of what the server never got neither.
  mina.expectComplaints(/ERR_FAILED/)
  await page.route(`**/api/problems/${id}`, (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  )
  await field(page, 'Title').fill('Short links')
  await saves(page, 'offline')
  await page.reload()
  await expect(field(page, 'Title')).toHaveValue('Short links')
  await page.unroute(`**/api/problems/${id}`)
  await saves(page, 'saved')
  await page.reload()
  await expect(field(page, 'Title')).toHaveValue('Short links')
  await expect(field(page, 'Given at the start 2')).toHaveValue('read 100 times each')

  // The preview is what interviewers get; what is hostile in it is text.
  await page.getByRole('tab', { name: 'Preview' }).click()
  const interviewer = page.getByRole('region', { name: 'What whoever interviews sees' })
  await expect(interviewer.getByText('Only when their owner says so, quietly.')).toBeVisible()
  await expect(
    page.getByRole('tabpanel').getByText('<script>window.harmed = 1</script>').first(),
  ).toBeVisible()
  await expect(page.getByRole('link', { name: 'tap' })).toHaveCount(0)
  expect(await complaints(page)).toEqual([])
  await page.getByRole('tab', { name: 'Write' }).click()

  await ready(page).click()
  await expect(page.getByRole('button', { name: 'Published', exact: true })).toBeDisabled()
  await field(page, 'One line for the library').fill('Links that fit on a stamp.')
  await saves(page, 'saved')
  await expect(page.getByText(/^Published · changes not published yet/)).toBeVisible()
  expect(await page.evaluate(() => 'harmed' in window)).toBe(false)

  // In a room the candidate sees the brief, and nothing else of it.
  await page.goto(`/problems/${id}`)
  await page.getByRole('textbox').fill('Mina')
  await page.locator('form button[type=submit]').click()
  await new RoomPage(page).ready()
  const roomId = new URL(page.url()).pathname.split('/')[2] ?? ''
  const { invites } = await ask<{ invites: { role: string; url: string }[] }>(
    page,
    'GET',
    `/api/rooms/${roomId}/invites`,
  )
  const heard = await Eavesdropper.on(jun.context)
  jun.expectComplaints(/404/)
  const room = await jun.join(invites.find(({ role }) => role === 'candidate')?.url ?? '', 'Jun')
  await expect(room.page.getByText('Design short links.')).toBeVisible()
  expect(await room.page.evaluate(() => 'harmed' in window)).toBe(false)
  for (const place of ['pack', 'reference', 'edit'])
    expect((await room.page.goto(`/problems/${id}/${place}`))?.status()).toBe(404)
  const bytes = await heard.all()
  expect(isIn(bytes, 'kept for five years')).toBe(true)
  expect(isIn(bytes, 'Only when their owner says so, quietly.')).toBe(false)
  await page.goto(`/problems/${id}/pack`)
  await expect(page.getByText('Only when their owner says so, quietly.')).toBeVisible()
})

test('P4 a shared problem is found by others with an account, and theirs to copy once they interview with it', async ({
  person,
}) => {
  const [mina, nova] = [await person(), await person()]
  await signUp(mina, 'Mina')
  await signUp(nova, 'Nova')
  const id = await written(mina.page, 'Parking garage')
  nova.expectComplaints(/404/)
  expect((await nova.page.goto(`/problems/${id}`))?.status()).toBe(404)
  await mina.page.getByRole('switch', { name: 'Share with this instance' }).click()
  await expect(mina.page.getByRole('switch', { name: 'Share with this instance' })).toBeChecked()

  const { page } = nova
  await page.goto('/problems')
  await page.getByRole('link', { name: 'Parking garage' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Parking garage' })).toBeVisible()
  await expect(page.getByText('Mina')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make it my own' })).toHaveCount(0)
  await page.getByRole('textbox').fill('Nova')
  await page.locator('form button[type=submit]').click()
  await new RoomPage(page).ready()
  await page.goto(`/problems/${id}`)
  await page.getByRole('button', { name: 'Make it my own' }).click()
  await page.waitForURL('**/edit')
  await expect(field(page, 'Title')).toHaveValue('Parking garage (copy)')
  expect(new URL(page.url()).pathname).not.toContain(id)
})

test('P4 a problem goes out as a file and comes in as a draft; other files are refused in words', async ({
  person,
}) => {
  const mina = await person()
  const { page } = mina
  await signUp(mina, 'Mina')
  const id = await written(page, 'Elevator')
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download as a file' }).click()
  const download = await saved
  expect(download.suggestedFilename()).toMatch(/\.problem\.json$/)
  const text = await readFile(await download.path(), 'utf8')

  await page.goto('/problems')
  const input = page.locator('input[type=file]')
  const open = (content: string) =>
    input.setInputFiles({
      name: 'x.problem.json',
      mimeType: 'application/json',
      buffer: Buffer.from(content),
    })
  mina.expectComplaints(/422/)
  await open(JSON.stringify({ ...(JSON.parse(text) as object), version: 99 }))
  await expect(page.getByRole('alert').filter({ hasText: 'newer version of Drawbridge' })).toBeVisible()
  await open('{"format":"something else"}')
  await expect(page.getByRole('alert').filter({ hasText: 'This is no problem file' })).toBeVisible()
  await open('x'.repeat(5 * 1024 * 1024))
  await expect(page.getByRole('alert').filter({ hasText: 'too large for a problem' })).toBeVisible()
  await open(text)
  await page.waitForURL((url) => url.pathname.endsWith('/edit') && !url.pathname.includes(id))
  await expect(field(page, 'Title')).toHaveValue('Elevator')
  await expect(page.getByText(/^A draft, for you alone/)).toBeVisible()
  await expect(page.getByText('Opened as a new draft')).toBeVisible()

  // A draft is deleted after a question.
  await page.goto('/problems')
  await expect(page.getByRole('button', { name: 'What to do with Elevator' })).toHaveCount(2)
  await page.getByRole('button', { name: 'What to do with Elevator' }).first().click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Delete it' }).click()
  await expect(page.getByRole('button', { name: 'What to do with Elevator' })).toHaveCount(1)
})

test('P4 what was changed in another tab is never overwritten unasked', async ({ person }) => {
  const mina = await person()
  const { page } = mina
  await signUp(mina, 'Mina')
  const id = await write(page)
  const other = await mina.context.newPage()
  await other.goto(`/problems/${id}/edit`)
  await field(other, 'Title').fill('Theirs')
  await saves(other, 'saved')
  mina.expectComplaints(/409/)
  await field(page, 'Title').fill('Mine')
  await saves(page, 'elsewhere')
  await page.getByRole('button', { name: 'Use the other one' }).click()
  await expect(field(page, 'Title')).toHaveValue('Theirs')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(field(page, 'Title')).toHaveValue('Mine')
  await saves(page, 'saved')
  await other.reload()
  await expect(field(other, 'Title')).toHaveValue('Mine')
})

test('P4 too much is said, kept here, and saved once it is shorter; on a phone nothing runs over the edge', async ({
  person,
}) => {
  const mina = await person({ viewport: { width: 390, height: 844 } })
  const { page } = mina
  await signUp(mina, 'Mina')
  await write(page)
  await field(page, 'Title').fill('Vending machine')
  await field(page, 'Statement').fill('word '.repeat(120_000))
  await saves(page, 'too_large')
  await page.reload()
  await saves(page, 'too_large')
  // What is missing or too much is led to from the preview as well.
  await page.getByRole('tab', { name: 'Preview' }).click()
  await page.getByRole('button', { name: /^To the longest text: Statement/ }).click()
  await expect(field(page, 'Statement')).toBeFocused()
  await expect(page.getByText(/Nothing is cut off/)).toBeVisible()
  await field(page, 'Statement').fill('Design a vending machine.')
  await saves(page, 'saved')
  // A row comes back only to the list that it was taken out of, as that left it.
  await page.getByRole('button', { name: 'Add a line' }).first().click()
  await page.keyboard.insertText('A queue')
  await page.getByRole('button', { name: 'What to do with row 1 of 1, Given at the start' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await page.getByRole('button', { name: 'Add a line' }).first().click()
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Add a figure' }).click()
  await page.getByRole('button', { name: 'Add an entity' }).click()
  await page.getByRole('button', { name: 'Add a field' }).click()
  const isTooWide = () =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
  expect(await isTooWide()).toBe(false)
  expect(await complaints(page)).toEqual([])
  await page.goto('/problems')
  await expect(page.getByRole('heading', { name: 'Your problems' })).toBeVisible()
  expect(await isTooWide()).toBe(false)
})

test('P4 the board of a room becomes the reference design', async ({ person }) => {
  const mina = await person()
  const { page } = mina
  await signUp(mina, 'Mina')
  const id = await written(page, 'Coat check')
  // Ready, it can be given at once, now and later.
  await expect(page.getByRole('button', { name: 'Interview somebody on this' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Interview somebody on this' })).toHaveAttribute(
    'href',
    `/new?problem=${id}`,
  )
  const opened = mina.context.waitForEvent('page')
  await page.getByRole('button', { name: 'Draw it in a new room' }).click()
  const room = await new RoomPage(await opened).ready()
  await room.drawBox([400, 300], [580, 370], 'hooks')
  await expect(room.save).toHaveText('Saved')
  await page.bringToFront()
  await expect(page.getByRole('combobox', { name: 'A room you lead' })).toContainText('Coat check')
  await page.getByRole('button', { name: 'Use this board', exact: true }).click()
  await expect(page.getByRole('group', { name: 'Reference design' }).locator('.tl-canvas')).toBeVisible({
    timeout: 30_000,
  })
  await page.getByRole('button', { name: 'Publish changes' }).click()
  await expect(page.getByRole('button', { name: 'Published', exact: true })).toBeDisabled()
  await page.goto(`/problems/${id}/reference`)
  await expect(page.locator('.tl-canvas')).toBeVisible({ timeout: 30_000 })
  await page.goto(`/problems/${id}/edit`)
  await page.getByRole('button', { name: 'Take it away' }).click()
  await expect(page.getByRole('button', { name: 'Take it away' })).toHaveCount(0)
})

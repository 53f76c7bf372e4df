import type { Page } from '@playwright/test'
import { expect, test, type Person } from './fixtures'
import { RoomPage } from './pages/room-page'

/** Starts a room from the first page and answers its id. */
async function start({ page }: Person, name: string): Promise<{ view: RoomPage; roomId: string }> {
  await page.goto('/')
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Start a room now' }).click()
  const view = await new RoomPage(page).ready()
  return { view, roomId: new URL(page.url()).pathname.split('/')[2] ?? '' }
}

async function candidateLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share' }).click()
  const link = await page.getByRole('textbox', { name: /candidate/i }).inputValue()
  await page.keyboard.press('Escape')
  return link
}

const row = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title, exact: true }) })

/** Chooses something from the menu of a room in the list. */
async function choose(page: Page, title: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `What to do with ${title}`, exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('one’s rooms can be found, named, put away, shared and copied without going in', async ({ person }) => {
  const [mina, jun] = [await person(), await person()]
  const { page } = mina
  const { view } = await start(mina, 'Mina')
  await view.drawBox([300, 300], [480, 370], 'API')
  await expect(view.save).toHaveText('Saved')
  await jun.join(await candidateLink(page), 'Jun')

  await page.goto('/')
  await page.getByRole('link', { name: 'All my rooms' }).click()
  await expect(page.getByRole('heading', { name: 'My rooms' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'You are a guest here' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Keep them with an account' })).toHaveAttribute(
    'href',
    '/sign-up?next=/rooms',
  )
  await page.getByRole('button', { name: 'Come back on another device' }).click()
  await expect(page.getByRole('textbox', { name: 'Your return link' })).toHaveValue(/\/return#/)
  await page.getByRole('button', { name: 'Close' }).click()
  // A guest has devices and settings, too: whoever came in by a link that others have seen can be signed out.
  await page.getByRole('button', { name: 'Account', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { name: 'Devices' })).toBeVisible()
  await expect(page.getByText('This device')).toBeVisible()
  await page.goto('/rooms')
  await expect(row(page, 'Mina’s room')).toContainText('Live now')
  await expect(row(page, 'Mina’s room')).toContainText('With Jun')

  await choose(page, 'Mina’s room', 'Rename')
  const name = page.getByRole('textbox', { name: 'Name of the room' })
  await expect(name).toBeFocused()
  await name.fill('금요일 면접')
  await page.keyboard.press('Enter')
  await expect(row(page, '금요일 면접')).toBeVisible()
  await expect(jun.page.getByRole('heading', { name: '금요일 면접' })).toBeVisible()

  await choose(page, '금요일 면접', 'People')
  await page.getByRole('button', { name: 'Role of Jun, remove' }).click()
  await page.getByRole('menuitemradio', { name: 'Observer' }).click()
  await expect(page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Jun' })).toContainText(
    'Observer',
  )
  await expect(jun.page.getByText('View only')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'What to do with 금요일 면접' })).toBeFocused()

  await choose(page, '금요일 면접', 'Links')
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveCount(3)
  await page.getByRole('button', { name: 'Close' }).click()

  await choose(page, '금요일 면접', 'Duplicate')
  await expect(row(page, '금요일 면접 (copy)')).toContainText('Only you')
  await choose(page, '금요일 면접', 'Archive')
  await expect(row(page, '금요일 면접')).toHaveCount(0)
  await page.getByRole('button', { name: 'Archived' }).click()
  await expect(row(page, '금요일 면접')).toBeVisible()
  await expect(row(page, '금요일 면접 (copy)')).toHaveCount(0)
  await choose(page, '금요일 면접', 'Bring back')
  await expect(page.getByText('Nothing is archived.')).toBeVisible()
  await page.getByRole('button', { name: 'Show all rooms' }).click()

  await page.getByRole('textbox', { name: 'Search rooms' }).fill('jun 금요')
  await expect(row(page, '금요일 면접 (copy)')).toHaveCount(0)
  await expect(row(page, '금요일 면접')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Search rooms' })).toHaveValue('jun 금요')
  await expect(row(page, '금요일 면접')).toBeVisible()
  await page.getByRole('textbox', { name: 'Search rooms' }).fill('nobody')
  await expect(page.getByText('No room matches.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await row(page, '금요일 면접 (copy)').getByRole('link').click()
  const copy = await new RoomPage(page).ready()
  await expect(async () => expect((await copy.shapes()).map(({ label }) => label)).toEqual(['API'])).toPass()
})

test('a search of rooms gives way to a room just clicked, and is over with “My rooms”', async ({
  person,
}) => {
  const mina = await person()
  const { page } = mina
  const { view, roomId } = await start(mina, 'Mina')
  await expect(view.save).toHaveText('Saved')
  const mine = row(page, 'Mina’s room')
  const search = page.getByRole('textbox', { name: 'Search rooms' })
  const kind = page.getByRole('combobox', { name: 'Kind' })

  // In one go: the address does not follow the last key before the click, nor takes the way back after it.
  await page.goto('/rooms')
  await expect(mine).toBeVisible()
  await search.focus()
  await page.keyboard.insertText('mina ')
  await mine.getByRole('link').click()
  await new RoomPage(page).ready()
  expect(new URL(page.url()).pathname).toBe(`/rooms/${roomId}`)
  await page.goBack()
  await expect(page).toHaveURL(/\/rooms\?text=mina\+$/)
  await expect(search).toHaveValue('mina ')
  await expect(mine).toBeVisible()

  const toAll = async () => {
    await page.getByRole('button', { name: 'Account', exact: true }).click()
    await page.getByRole('menuitem', { name: 'My rooms' }).click()
    await expect(page).toHaveURL(/\/rooms$/)
  }
  await toAll()
  await expect(search).toHaveValue('')
  await kind.selectOption({ label: 'Practice' })
  await expect(page).toHaveURL(/\/rooms\?kind=practice$/)
  await expect(mine).toHaveCount(0)
  await toAll()
  await expect(kind).toHaveValue('')
  await expect(mine).toBeVisible()

  // Each choice is a step that can be undone. What comes with the page is no other than what is chosen there.
  await page.goBack()
  await expect(page).toHaveURL(/\/rooms\?kind=practice$/)
  await expect(kind).toHaveValue('practice')
  await expect(mine).toHaveCount(0)
  await page.reload()
  await expect(page.getByText('No room matches.')).toBeVisible()
  await toAll()
  await expect(mine).toBeVisible()

  // Words that are not in the address yet are over as well.
  await search.fill('nobody')
  await toAll()
  await expect(search).toHaveValue('')
  await expect(mine).toBeVisible()
})

test('O6 a room that is deleted goes for everybody, and whoever is in it is told', async ({
  person,
  server,
}) => {
  const [mina, jun] = [await person(), await person()]
  const { view, roomId } = await start(mina, 'Mina')
  const guest = await jun.join(await candidateLink(mina.page), 'Jun')
  await guest.drawBox([300, 300], [480, 370], 'canary-on-the-board')
  await expect(guest.save).toHaveText('Saved')
  await RoomPage.equal(view, guest)

  await mina.page.goto('/rooms')
  await choose(mina.page, 'Mina’s room', 'Delete')
  const dialog = mina.page.getByRole('dialog')
  await expect(dialog).toContainText('Mina’s room goes for everyone')
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  // A page that is open may just be asking for something of the room.
  for (const one of [mina, jun]) one.expectComplaints(/404/)
  await dialog.getByRole('button', { name: 'Delete for everyone' }).click()
  await expect(jun.page.getByText('This room is not there any more')).toBeVisible({ timeout: 5_000 })
  await expect(row(mina.page, 'Mina’s room')).toHaveCount(0)
  await expect(mina.page.getByRole('heading', { name: 'No rooms yet' })).toBeVisible()

  expect(await server.rows('SELECT 1 FROM "BoardUpdate" WHERE "roomId" = $1', [roomId])).toEqual([])
  expect(server.output).not.toContain('canary')
  expect((await jun.page.goto(`/rooms/${roomId}`))?.status()).toBe(404)
  await jun.page.goto('/rooms')
  await expect(jun.page.getByRole('heading', { name: 'Your rooms are listed here' })).toBeVisible()

  // From inside it is the same question.
  await start(mina, 'Mina')
  await mina.page.getByRole('button', { name: 'More' }).click()
  await mina.page.getByRole('menuitem', { name: 'Delete the room' }).click()
  await mina.page.getByRole('button', { name: 'Delete for everyone' }).click()
  await mina.page.waitForURL('**/rooms')
  await expect(mina.page.getByRole('heading', { name: 'No rooms yet' })).toBeVisible()
})

test('who may start rooms is said before a form is filled in, and how long rooms stay', async ({
  person,
  server,
}) => {
  const mina = await person()
  const { page } = mina
  const { roomId } = await start(mina, 'Mina')
  await server.rows(`INSERT INTO "Instance" (hosts, "retentionDays") VALUES ('accounts', 30)`)
  try {
    await server.rows('UPDATE "Room" SET "keepDays" = 3 WHERE id = $1', [roomId])
    await page.goto('/rooms')
    await expect(row(page, 'Mina’s room')).toContainText(/Deleted on .* unless somebody comes/)
    await page.getByRole('button', { name: 'What to do with Mina’s room' }).click()
    await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toHaveCount(0)
    const kept = page.getByRole('menuitemradio', { name: '3 days after the last visit' })
    await expect(kept).toHaveAttribute('aria-checked', 'true')
    await expect(page.getByRole('menuitemradio', { name: '30 days after the last visit' })).toBeVisible()
    await page.getByRole('menuitemradio', { name: 'For ever' }).click()
    await expect(row(page, 'Mina’s room')).not.toContainText('Deleted on')
    for (const path of ['/', '/new', '/problems/payment-system']) {
      await page.goto(path)
      await expect(page.getByText('Starting a room takes an account here.')).toBeVisible()
      await expect(page.getByLabel('Your name')).toHaveCount(0)
    }
  } finally {
    await server.rows('DELETE FROM "Instance"')
  }
})

import type { Download, Page } from '@playwright/test'
import { complaints, expect, test, type Person } from './fixtures'
import { RoomPage } from './pages/room-page'
import type { ServerProcess } from './server-process'

let people = 0

/** Starts a room and gives whoever it was an account, as signing up would. */
async function withAccount({ page }: Person, server: ServerProcess): Promise<void> {
  const name = `Organiser${++people}`
  await page.goto('/')
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Start a room now' }).click()
  await new RoomPage(page).ready()
  await server.rows('UPDATE "User" SET email = $1, "emailVerifiedAt" = now() WHERE name = $2', [
    `${name.toLowerCase()}@example.com`,
    name,
  ])
}

async function fillNames(page: Page, names: readonly string[]): Promise<void> {
  for (const [at, name] of names.entries())
    await page.getByRole('textbox', { name: `Member ${at + 1}`, exact: true }).fill(name)
}

/** Plans a path of three people and answers their links. */
async function planned(
  person: Person,
  server: ServerProcess,
): Promise<Record<'Ann' | 'Ben' | 'Cho', string>> {
  const { page } = person
  await withAccount(person, server)
  await page.goto('/study/new')
  await fillNames(page, ['Ann', 'Ben', 'Cho'])
  await page.getByRole('button', { name: 'Make the path' }).click()
  await expect(page.getByRole('heading', { name: 'System design study group' })).toBeVisible()
  const linkOf = (name: string) => page.getByRole('textbox', { name: `Link for ${name}` }).inputValue()
  return { Ann: await linkOf('Ann'), Ben: await linkOf('Ben'), Cho: await linkOf('Cho') }
}

/** From a member's page into the lobby of their next interview. */
async function openNext({ page }: Person, link: string, name: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('link', { name: 'Enter the room', exact: true }).click()
  // The form has the name already.
  await expect(page.getByRole('textbox')).toHaveValue(name)
  await page.getByRole('button', { name: 'Join with recording' }).click()
  await page.waitForURL('**/rooms/**')
}

async function linesOf(download: Download): Promise<string[]> {
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(part as Buffer)
  return Buffer.concat(parts).toString().replace(/\r\n /g, '').split('\r\n')
}

const fitsWidth = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

test('J4 a path is planned: the preview goes around as names are typed', async ({ person, server }) => {
  const ann = await person({ timezoneId: 'Asia/Seoul' })
  const { page } = ann
  await withAccount(ann, server)
  await page.goto('/study')
  await expect(page.getByRole('heading', { name: 'No study path yet' })).toBeVisible()
  await page.getByRole('link', { name: 'Plan a study path' }).click()
  await page.waitForURL('**/study/new')
  await expect(page.getByText('Type at least two names')).toBeVisible()
  await expect(page.getByLabel('First meeting')).toHaveValue(/T19:30$/)
  await fillNames(page, ['Ann', 'Ben'])
  const plan = page.getByRole('region', { name: 'The plan' })
  const week = (number: number) =>
    plan.getByRole('row').filter({ hasText: new RegExp(`^Week ${number}(?!\\d)`) })
  await expect(plan.getByText('looks on')).toHaveCount(0)
  await page.getByRole('textbox', { name: 'Member 2' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'Member 3' })).toBeFocused()
  await page.keyboard.insertText('Cho')
  await expect(week(1)).toContainText('Ben asks Cho · Ann looks on')
  // After a round everybody has met everybody, and asks whom they answered.
  await expect(week(4)).toContainText('Cho asks Ben · Ann looks on')
  await expect(plan.getByRole('row')).toHaveCount(14)
  await page.getByRole('checkbox', { name: /Stock exchange/ }).uncheck()
  await expect(plan.getByRole('row')).toHaveCount(13)
  await expect(plan.getByText('Stock exchange')).toHaveCount(0)
  expect(await complaints(page)).toEqual([])

  // What is wrong is said at its field, and nothing typed is lost.
  await page.getByRole('textbox', { name: 'Member 3' }).fill('ann')
  await page.locator('input[name=callUrl]').fill('javascript:alert(1)')
  await page.getByRole('button', { name: 'Make the path' }).click()
  const repeated = page.getByText('Somebody in the group is called that already.')
  await expect(repeated).toBeVisible()
  // Nobody is shown asking themselves.
  await expect(plan).toHaveCount(0)
  await expect(page.getByText('Two members have the same name.')).toBeVisible()
  await expect(page.getByText('Only a link that begins with https://')).toBeVisible()
  // Either of the two mends it, and each field is told no more once it changes.
  await page.getByRole('textbox', { name: 'Member 1' }).fill('Anna')
  await expect(repeated).toHaveCount(0)
  await page.getByRole('textbox', { name: 'Member 1' }).fill('Ann')
  await page.getByRole('textbox', { name: 'Member 3' }).fill('Cho')
  await expect(plan).toBeVisible()
  await page.locator('input[name=callUrl]').fill('https://meet.google.com/abc-defg-hij')
  await expect(page.getByText('Only a link that begins with https://')).toHaveCount(0)
  await page.getByRole('button', { name: 'Make the path' }).click()
  await expect(page.getByRole('heading', { name: 'System design study group' })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Week \d+$/ })).toHaveCount(12)
  await expect(page.getByText('7:30 PM').first()).toBeVisible()
  expect(await complaints(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await fitsWidth(page)).toBe(true)
  await page.goto('/study')
  await expect(page.getByText('Ann, Ben, Cho')).toBeVisible()
  await expect(page.getByText('0 of 12 weeks held')).toBeVisible()
})

test('J1 P5 a member’s link shows their weeks, and leads into each room in their part alone', async ({
  person,
  server,
}) => {
  const links = await planned(await person(), server)
  const [ben, cho] = [await person(), await person()]
  await ben.page.goto(links.Ben)
  await expect(ben.page.getByRole('heading', { name: /^Week \d+$/ })).toHaveCount(13)
  // J1: the secret does not stay in the address, and a reload is the same page.
  await expect(ben.page).toHaveURL(/\/study\/me$/)
  await ben.page.reload()
  await expect(ben.page.getByText('You ask Cho').first()).toBeVisible()
  expect(await complaints(ben.page)).toEqual([])

  await openNext(ben, links.Ben, 'Ben')
  await expect(ben.page.getByRole('region', { name: 'Before the start' })).toBeVisible()
  await openNext(cho, links.Cho, 'Cho')
  const lobby = cho.page.getByRole('region', { name: 'Lobby' })
  await expect(lobby.getByText('Cho (you)')).toBeVisible()
  await expect(lobby.getByText('Ben')).toBeVisible()
  expect(new URL(cho.page.url()).pathname).toBe(new URL(ben.page.url()).pathname)

  const eve = await person()
  eve.expectComplaints(/404/)
  await eve.page.goto(`${links.Ann.slice(0, -4)}AAAA`)
  await expect(eve.page.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
})

test('J4 whoever reads a plan by other clocks is told which it was planned by', async ({
  person,
  server,
}) => {
  const ann = await person({ timezoneId: 'UTC' })
  const { page } = ann
  await withAccount(ann, server)
  await page.goto('/study/new')
  await fillNames(page, ['Ann', 'Ben'])
  await page.getByLabel('Time zone').selectOption('Asia/Seoul')
  await page.getByRole('button', { name: 'Make the path' }).click()
  await expect(
    page.getByText('Times are yours; planned by the clocks of Asia/Seoul: Monday 7:30 PM.'),
  ).toBeVisible()
  await expect(page.getByText('10:30 AM').first()).toBeVisible()
})

test('J4 a week is moved; the member’s page and calendar file have the new time', async ({
  person,
  server,
}) => {
  const ann = await person({ timezoneId: 'Asia/Seoul' })
  const links = await planned(ann, server)
  const cho = await person({ timezoneId: 'UTC' })
  const save = async () => {
    await cho.page.goto(links.Cho)
    const download = cho.page.waitForEvent('download')
    await cho.page.getByRole('button', { name: 'All as a calendar file' }).click()
    return linesOf(await download)
  }
  const before = await save()
  const at = (lines: readonly string[], name: string) => lines.filter((line) => line.startsWith(name))
  expect(at(before, 'BEGIN:VEVENT')).toHaveLength(13)
  for (const line of at(before, 'DTSTART:')) expect(line).toMatch(/T103000Z$/)

  await ann.page.getByRole('button', { name: 'Move week 2', exact: true }).click()
  const dialog = ann.page.getByRole('dialog')
  const field = dialog.getByLabel('New date and time')
  const wall = await field.inputValue()
  await field.fill('2020-01-01T10:00')
  await dialog.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(dialog.getByText('Choose a time that is still to come')).toBeVisible()
  await field.fill(wall.replace('19:30', '20:45'))
  await dialog.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(ann.page.getByText('The week is moved.')).toBeVisible()
  await expect(ann.page.getByText('8:45 PM')).toBeVisible()

  const after = await save()
  expect(at(after, 'UID:')).toEqual(at(before, 'UID:'))
  expect(at(after, 'SEQUENCE:').filter((line) => line === 'SEQUENCE:1')).toHaveLength(1)
  expect(at(after, 'DTSTART:')[1]).toMatch(/T114500Z$/)
  await expect(cho.page.getByText('11:45 AM')).toBeVisible()
})

test('J1 a new link ends the old one; a member and the path are renamed; the path goes', async ({
  person,
  server,
}) => {
  const ann = await person()
  const { page } = ann
  const links = await planned(ann, server)
  const address = page.url()
  await page.getByRole('button', { name: 'What to do with Ben' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Benedict')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('textbox', { name: 'Link for Benedict' })).toHaveValue(links.Ben)
  await page.getByRole('button', { name: 'What to do with Benedict' }).click()
  await page.getByRole('menuitem', { name: 'Make a new link' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Make a new link' }).click()
  const field = page.getByRole('textbox', { name: 'Link for Benedict' })
  await expect(field).not.toHaveValue(links.Ben)
  const ben = await person()
  ben.expectComplaints(/404/)
  await ben.page.goto(links.Ben)
  await expect(ben.page.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
  await ben.page.goto(await field.inputValue())
  await expect(ben.page.getByText('The weeks of Benedict')).toBeVisible()
  await page.getByRole('button', { name: 'Rename', exact: true }).click()
  const title = page.getByRole('textbox', { name: 'Name of the path' })
  await title.fill(' ')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Please fill this in.')).toBeVisible()
  await title.fill('Friday group')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'Friday group' })).toBeVisible()
  await ben.page.reload()
  await expect(ben.page.getByRole('heading', { name: 'Friday group' })).toBeVisible()
  // X3: what is somebody else's is not there.
  expect((await ben.page.goto(address))?.status()).toBe(404)

  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('button', { name: 'Delete for everyone' }).click()
  await page.waitForURL(/\/study$/)
  await expect(page.getByRole('heading', { name: 'No study path yet' })).toBeVisible()
})

test('J1 a member’s page on a phone, in Korean', async ({ person, server }) => {
  const links = await planned(await person(), server)
  const ben = await person({
    locale: 'ko-KR',
    colorScheme: 'dark',
    viewport: { width: 390, height: 844 },
    timezoneId: 'Asia/Seoul',
  })
  await ben.page.goto(links.Ben)
  await expect(ben.page.getByText('내가 면접관, 지원자는 Cho').first()).toBeVisible()
  await expect(ben.page.getByRole('button', { name: '모두 캘린더 파일로 받기' })).toBeVisible()
  expect(await fitsWidth(ben.page)).toBe(true)
  expect(await complaints(ben.page)).toEqual([])
})

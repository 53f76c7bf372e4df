import type { Page } from '@playwright/test'
import { expect, test, type Person } from './fixtures'
import { RoomPage } from './pages/room-page'

/** Sets an interview up with the usual choices and answers its links: candidate, interviewer, observer. */
async function setUp(
  { page }: Person,
  { name = 'Mina', callUrl = '' } = {},
): Promise<{ host: RoomPage; links: string[] }> {
  await page.goto('/new?problem=payment-system')
  await page.locator('input[name=name]').fill(name)
  if (callUrl) await page.locator('input[name=callUrl]').fill(callUrl)
  await page.locator('form button[type=submit]').click()
  const host = await new RoomPage(page).ready()
  return { host, links: await linksIn(page) }
}

async function linksIn(page: Page): Promise<string[]> {
  const fields = page.getByRole('region', { name: /Before the start|시작하기 전/ }).getByRole('textbox')
  await expect(fields).toHaveCount(3)
  return fields.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
}

/** Opens a link as its receiver and waits in the lobby. */
async function wait(
  { page }: Person,
  link: string,
  name: string,
  button = 'Join with recording',
): Promise<void> {
  await page.goto(link)
  await page.getByRole('textbox').fill(name)
  await page.getByRole('button', { name: button }).click()
  await page.waitForURL('**/rooms/**')
  await expect(page.getByRole('region', { name: /^(Lobby|대기실)$/ })).toBeVisible()
}

test('J4 from the landing page to the links: two clicks and a name', async ({ person }) => {
  const mina = await person()
  const { page } = mina
  await page.goto('/')
  await page.getByRole('link', { name: 'New interview' }).click()
  // The page before asks for a name, too.
  await page.waitForURL('**/new')
  await page.getByLabel('Your name').fill('Mina')
  await page.getByRole('button', { name: 'Set up and get the links' }).click()
  await new RoomPage(page).ready()
  const links = await linksIn(page)
  expect(new Set(links).size).toBe(3)
  for (const link of links) expect(link).toContain('/join#')
})

test('J4 R6 the lobby: who is here, scratch paper that is nobody else’s, and the start with the brief', async ({
  person,
}) => {
  const [mina, jun, ola] = [await person(), await person(), await person()]
  const { host, links } = await setUp(mina)
  const [candidateLink = '', , observerLink = ''] = links
  const heard: string[] = []
  jun.page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => heard.push(Buffer.from(payload).toString('latin1'))),
  )
  await wait(jun, candidateLink, 'Jun')
  await wait(ola, observerLink, 'Ola', 'Join without recording')
  const lobby = jun.page.getByRole('region', { name: 'Lobby' })
  for (const name of ['Mina', 'Jun (you)', 'Ola']) await expect(lobby.getByText(name)).toBeVisible()
  await expect(lobby.getByText('All good')).toBeVisible()
  // An observer's no is about themselves.
  await expect(jun.page.getByTestId('recording')).toContainText('Will be recorded')
  // Nothing of the problem is known yet, and nothing of what the interviewer prepares is shown.
  await expect(jun.page.getByText('Payment system')).toHaveCount(0)
  await host.drawBox([500, 500], [620, 560], 'prepared')

  const scratch = await new RoomPage(jun.page).ready()
  await scratch.drawBox([200, 300], [380, 370], 'doodle')
  expect((await scratch.shapes()).map(({ label }) => label)).toEqual(['doodle'])

  await mina.page.getByRole('button', { name: 'Start the interview' }).click()
  await expect(jun.page.locator('#brief')).toBeVisible()
  await expect(jun.page.locator('#brief').getByText('Payment system')).toBeVisible()
  await expect(ola.page.locator('#brief').getByText('Payment system')).toBeVisible()
  const candidate = await new RoomPage(jun.page).ready()
  await expect(async () =>
    expect((await candidate.shapes()).map(({ label }) => label)).toEqual(['prepared']),
  ).toPass()
  await candidate.drawBox([500, 620], [620, 680], 'drawn at once')
  await RoomPage.equal(host, candidate)
  expect((await host.shapes()).map(({ label }) => label).sort()).toEqual(['drawn at once', 'prepared'])
  expect(heard.join('')).not.toContain('doodle')
  await expect(jun.page.getByTestId('recording')).toContainText('Recording')
})

test('J4 a no before the start: the room says so from the start, and not whose it was', async ({
  person,
}) => {
  const [mina, jun, late] = [await person(), await person(), await person()]
  const { links } = await setUp(mina)
  await wait(jun, links[0] ?? '', 'Jun', 'Join without recording')
  await expect(mina.page.getByTestId('recording')).toContainText('Not recorded')
  expect(await mina.page.getByRole('region', { name: 'Before the start' }).innerText()).not.toMatch(/declin/i)
  // It can be taken back until the start.
  await jun.page.getByRole('button', { name: 'Allow it' }).click()
  await expect(mina.page.getByTestId('recording')).toContainText('Will be recorded')
  await mina.page.getByRole('button', { name: 'Start the interview' }).click()
  await expect(mina.page.getByTestId('recording')).toHaveText('Recording')
  late.expectComplaints(/409/)
  await late.page.goto(links[0] ?? '')
  await late.page.getByRole('textbox').fill('Late')
  await late.page.getByRole('button', { name: 'Join without recording' }).click()
  await expect(late.page.getByText('This session is already being recorded')).toBeVisible()
  await expect(late.page.getByRole('textbox')).toHaveValue('Late')
})

test('R5e a pair room becomes an interview where it stands, and asks', async ({ person }) => {
  const [mina, jun] = [await person(), await person()]
  await mina.page.goto('/')
  await mina.page.getByLabel('Your name').fill('Mina')
  await mina.page.getByRole('button', { name: 'Start a room now' }).click()
  const host = await new RoomPage(mina.page).ready()
  await mina.page.getByRole('button', { name: 'Share' }).click()
  const link = await mina.page.getByRole('textbox', { name: /candidate/i }).inputValue()
  await mina.page.keyboard.press('Escape')
  const guest = await jun.join(link, 'Jun')
  await guest.drawBox([500, 300], [680, 370], 'kept')

  await mina.page.getByRole('button', { name: 'More', exact: true }).click()
  await mina.page.getByRole('menuitem', { name: 'Run an interview here' }).click()
  await mina.page.getByRole('radio', { name: /Payment system/ }).check()
  await mina.page.getByRole('button', { name: 'Make it an interview' }).click()
  await expect(jun.page.getByText('May the drawing be recorded?')).toBeVisible()
  await expect(mina.page.getByTestId('recording')).toContainText('Recording once all agree')
  await expect(jun.page.locator('#brief').getByText('Payment system')).toBeVisible()
  await jun.page.getByRole('button', { name: 'Yes, record it' }).click()
  await expect(mina.page.getByTestId('recording')).toHaveText('Recording')
  await expect(jun.page.getByText('May the drawing be recorded?')).toHaveCount(0)
  await RoomPage.equal(host, guest)
  expect((await host.shapes()).map(({ label }) => label)).toEqual(['kept'])
})

test('J7 the host looks at the lobby as a candidate sees it', async ({ person }) => {
  const mina = await person()
  await setUp(mina)
  await mina.page.getByRole('link', { name: 'Look as a candidate' }).click()
  await expect(mina.page.getByRole('region', { name: 'Lobby' })).toBeVisible()
  await expect(mina.page.getByText('Payment system')).toHaveCount(0)
  await mina.page.getByRole('link', { name: 'Back to my room' }).click()
  await expect(mina.page.getByRole('region', { name: 'Before the start' })).toBeVisible()
})

test('bad input is refused at its field, and nothing typed is lost', async ({ person }) => {
  const { page } = await person({ locale: 'ko-KR', timezoneId: 'Asia/Seoul' })
  await page.goto('/new')
  await page.locator('input[name=callUrl]').fill('javascript:alert(1)')
  await page.locator('input[name=scheduledAt]').fill('2020-01-01T10:00')
  await page.locator('input[name=title]').fill('금요일')
  await page.getByRole('button', { name: '준비하고 링크 받기' }).click()
  await expect(page.getByText('입력해 주세요.')).toBeVisible()
  await expect(page.getByText('https://로 시작하는 링크만 넣을 수 있어요.')).toBeVisible()
  await page.locator('input[name=name]').fill('민아')
  await page.locator('input[name=callUrl]').fill('https://meet.google.com/abc-defg-hij')
  await page.getByRole('button', { name: '준비하고 링크 받기' }).click()
  await expect(page.getByText('1년 안의 앞으로 올 시간을 골라 주세요.')).toBeVisible()
  await expect(page.locator('input[name=title]')).toHaveValue('금요일')
  await page.locator('input[name=scheduledAt]').fill(tomorrowAt('15:00'))
  await page.getByRole('button', { name: '준비하고 링크 받기' }).click()
  await new RoomPage(page).ready()
  await expect(page.getByRole('heading', { name: '금요일' })).toBeVisible()
  await expect(page.getByRole('link', { name: /통화 열기 \(Google Meet\)/ })).toBeVisible()

  await page.getByRole('button', { name: '캘린더 파일' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '내려받기' }).click()
  const stream = await (await download).createReadStream()
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  const lines = Buffer.concat(parts).toString().replace(/\r\n /g, '').split('\r\n')
  expect(lines).toContain('SUMMARY:금요일')
  expect(lines.find((line) => line.startsWith('DTSTART:'))).toMatch(/T060000Z$/)
  expect(lines.find((line) => line.startsWith('DESCRIPTION:'))).toContain('오후 3:00 (Asia/Seoul)')
})

/** A wall time of tomorrow, as a `datetime-local` field takes it. */
function tomorrowAt(time: string): string {
  return `${new Date(Date.now() + 2 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)}T${time}`
}

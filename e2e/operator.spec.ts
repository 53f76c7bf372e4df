import { readFile } from 'node:fs/promises'
import { expect, test, type Person } from './fixtures'
import { RoomPage } from './pages/room-page'
import { runProgram, type ServerProcess } from './server-process'

/** Starts a room under a name and gives whoever it was an account, as signing up would. */
async function withAccount(
  { page }: Person,
  server: ServerProcess,
  name: string,
  isAdmin = false,
): Promise<{ email: string }> {
  await page.goto('/')
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Start a room now' }).click()
  await new RoomPage(page).ready()
  const email = `${name.toLowerCase()}@example.com`
  await server.rows(
    'UPDATE "User" SET email = $1, "isAdmin" = $2, "emailVerifiedAt" = now() WHERE name = $3',
    [email, isAdmin, name],
  )
  return { email }
}

/** Runs `npm run admin` beside the server. */
const admin = (server: ServerProcess, ...args: string[]) =>
  runProgram('server/bin/admin.mjs', args, { DATA_DIR: server.dataDir })

test('X3 the operator’s corner is there for operators alone', async ({ person, server }) => {
  const [olga, pat, nobody] = [await person(), await person(), await person()]
  await withAccount(olga, server, 'Olgacorner', true)
  await withAccount(pat, server, 'Patcorner')
  for (const other of [pat, nobody]) {
    other.expectComplaints(/404/)
    for (const path of ['', '/people', '/invitations', '/state']) {
      expect((await other.page.goto(`/operator${path}`))?.status()).toBe(404)
      await expect(other.page.getByRole('heading', { name: 'Run this server' })).toHaveCount(0)
    }
  }
  const { page } = olga
  await page.goto('/operator')
  const saved = (act: () => Promise<void>) =>
    Promise.all([page.waitForResponse('**/api/operator/instance'), act()])
  // A choice holds at once, the name when it is saved.
  await saved(() => page.getByRole('radio', { name: /Invited people/ }).check({ force: true }))
  const kept = page.getByRole('group', { name: 'How long new rooms are kept' })
  await saved(() => kept.getByRole('radio', { name: '90 days' }).check({ force: true }))
  await page.getByLabel('Name of this server').fill('Academy')
  await saved(() => page.getByRole('button', { name: 'Save' }).click())
  await expect(page.getByText('Saved').first()).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Name of this server')).toHaveValue('Academy')
  await expect(page.getByRole('radio', { name: /Invited people/ })).toBeChecked()
  await expect(kept.getByRole('radio', { name: '90 days' })).toBeChecked()
  // The name stands where people see it.
  await expect(page.getByRole('banner').getByText('Academy')).toBeVisible()
  await expect(page).toHaveTitle(/ · Drawbridge · Academy$/)

  await page.getByRole('link', { name: 'Invitations' }).click()
  olga.expectComplaints(/40[04]/)
  await page.getByLabel('Address').fill('patcorner@example.com')
  await page.getByRole('button', { name: 'Make a link' }).click()
  await expect(page.getByText('There is an account with this address already.')).toBeVisible()
  await page.getByLabel('Address').fill('new@example.com')
  await page.getByRole('button', { name: 'Make a link' }).click()
  const link = page.getByRole('textbox', { name: 'Link to sign up' })
  await expect(link).toHaveValue(/\/sign-up#/)
  await expect(page.getByRole('button', { name: 'Copy the link: new@example.com' })).toBeVisible()
  await page.getByRole('button', { name: 'Withdraw the invitation: new@example.com' }).click()
  await expect(link).toHaveCount(0)
  await page.getByRole('link', { name: 'Status' }).click()
  await expect(page.getByText('The one that comes with Drawbridge')).toBeVisible()

  // As it was: the tests that come next sign up on the same server.
  await page.goto('/operator')
  const signUp = page.getByRole('group', { name: 'Who may sign up' })
  await saved(() => signUp.getByRole('radio', { name: /Everybody/ }).check({ force: true }))
})

test('R3 a disabled account is out of its open room within a second, and signs in no more', async ({
  person,
  server,
}) => {
  const [olga, pat] = [await person(), await person()]
  await withAccount(olga, server, 'Olgadisable', true)
  const closed = new Promise<number>((resolve) =>
    pat.page.on('websocket', (socket) => socket.on('close', () => resolve(Date.now()))),
  )
  await withAccount(pat, server, 'Patdisable')
  const { page } = olga
  await page.goto('/operator/people?search=patdisable')
  await page.getByRole('button', { name: 'What to do about Patdisable' }).click()
  await page.getByRole('menuitem', { name: 'Disable' }).click()
  const answered = page.waitForResponse('**/api/operator/people/**')
  await page.getByRole('button', { name: 'Disable', exact: true }).click()
  expect((await answered).status()).toBe(200)
  const doneAt = Date.now()
  expect((await closed) - doneAt).toBeLessThan(1000)
  await expect(page.getByText('is signed out everywhere, and cannot sign in')).toBeVisible()
  await expect(page.getByText('Disabled', { exact: true })).toBeVisible()
  pat.expectComplaints(/40[14]/)
  expect((await pat.page.reload())?.status()).toBe(404)
})

test('what operators do works without a browser, too', async ({ person, server }) => {
  const pat = await person()
  const { email } = await withAccount(pat, server, 'Patcommand')
  const made = await admin(server, 'make-admin', email)
  expect(made).toMatchObject({ code: 0, stdout: `make-admin ${email}: done\n` })
  expect((await pat.page.goto('/operator'))?.status()).toBe(200)
  const { stdout } = await admin(server, 'users', 'patcommand', '--json')
  expect(JSON.parse(stdout)).toMatchObject({ total: 1, accounts: [{ email, isAdmin: true }] })
  expect((await admin(server, 'invite')).stdout).toMatch(/\/sign-up#\S+\n$/)
  expect((await admin(server, 'hosts', 'everyone')).stdout).toContain('hosts everyone')
  const refused = await admin(server, 'disable', 'nobody@example.com')
  expect(refused).toMatchObject({
    code: 1,
    stderr: 'nobody has an account with the address nobody@example.com\n',
  })
  expect((await admin(server, 'disable', 'no address')).stderr).toMatch(/^email: .+\n$/)
  const alone = await runProgram('server/bin/admin.mjs', ['users'], { DATA_DIR: '/nowhere' })
  expect(alone).toMatchObject({ code: 1, stderr: expect.stringContaining('start it first') })
})

test('O6 settings: a name, a language, the own data as a file, and leaving with nothing left behind', async ({
  person,
  server,
}) => {
  const [mina, other] = [await person(), await person()]
  const { email } = await withAccount(mina, server, 'Minasettings')
  const { page } = mina
  const roomUrl = page.url()
  await page.goto('/settings')
  await page.getByLabel('Name').fill('')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Please fill this in.')).toBeVisible()
  await page.getByLabel('Name').fill('Mina Kim')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Name saved')).toBeVisible()
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
  await page.getByRole('radio', { name: '한국어' }).check({ force: true })
  await expect(page.getByRole('heading', { name: '내 데이터' })).toBeVisible()
  await expect
    .poll(() => server.rows('SELECT name, locale, theme FROM "User" WHERE email = $1', [email]))
    .toEqual([{ name: 'Mina Kim', locale: 'ko', theme: 'dark' }])

  // A browser in which nothing was chosen yet speaks and looks as the account says.
  await other.context.addCookies((await mina.context.cookies()).filter(({ httpOnly }) => httpOnly))
  await other.page.goto('/')
  await expect(other.page.locator('html[lang=ko][data-theme=dark]')).toHaveCount(1)

  await expect(page.getByText('이 기기')).toBeVisible()

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '내 데이터 내려받기' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^drawbridge-[\d-]+\.json$/)
  const exported = JSON.parse(await readFile(await file.path(), 'utf8')) as { profile: { email: string } }
  expect(exported.profile.email).toBe(email)

  await page.getByRole('button', { name: '계정 삭제' }).click()
  await expect(page.getByText('Minasettings’s room')).toBeVisible()
  const proof = page.getByLabel('확인을 위해 내 메일 주소를 적어 주세요')
  mina.expectComplaints(/40[04]/)
  await proof.fill('somebody@example.com')
  await page.getByRole('button', { name: '완전히 삭제' }).click()
  await expect(page.getByText('조금 달라요. 다시 적어 주세요.')).toBeVisible()
  await proof.fill(email)
  await page.getByRole('button', { name: '완전히 삭제' }).click()
  await page.waitForURL('/')
  expect(server.output).not.toContain(email)
  expect(await server.rows('SELECT 1 FROM "User" WHERE email = $1', [email])).toEqual([])
  expect((await page.goto(roomUrl))?.status()).toBe(404)
  other.expectComplaints(/404/)
  expect((await other.page.goto('/settings'))?.url()).toContain('/sign-in')
})

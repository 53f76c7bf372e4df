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
  for (const { page } of [olga, pat, nobody]) await page.goto('/')
  await withAccount(olga, server, 'Olgacorner', true)
  await withAccount(pat, server, 'Patcorner')
  for (const other of [pat, nobody]) {
    other.expectComplaints(/404/)
    for (const path of ['', '/people', '/invitations', '/state']) {
      const response = await other.page.goto(`/operator${path}`)
      expect(response?.status()).toBe(404)
      expect(await response?.text()).not.toContain('Who may sign up')
    }
  }
  const { page } = olga
  await page.goto('/operator')
  await page.getByLabel('Name of this server').fill('Academy')
  await page.getByRole('radio', { name: /Invited people/ }).check({ force: true })
  await page.getByRole('radio', { name: '90 days' }).check({ force: true })
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Name of this server')).toHaveValue('Academy')
  await expect(page.getByRole('radio', { name: /Invited people/ })).toBeChecked()

  await page.getByRole('link', { name: 'Invitations' }).click()
  await page.getByLabel('Address').fill('patcorner@example.com')
  await page.getByRole('button', { name: 'Make a link' }).click()
  await expect(page.getByText('This address has an account already.')).toBeVisible()
  olga.expectComplaints(/400/)
  await page.getByLabel('Address').fill('new@example.com')
  await page.getByRole('button', { name: 'Make a link' }).click()
  const link = page.getByRole('textbox', { name: 'Link to sign up' })
  await expect(link).toHaveValue(/\/sign-up#/)
  await page.getByRole('button', { name: 'Withdraw the invitation for new@example.com' }).click()
  await expect(link).toHaveCount(0)
  await page.getByRole('link', { name: 'State' }).click()
  await expect(page.getByText('Built in')).toBeVisible()
})

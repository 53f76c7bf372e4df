import type { Page } from '@playwright/test'
import { expect, test as base, type Person } from './fixtures'
import { MailServer } from './mail-server'
import { OidcIssuer } from './oidc-issuer'
import { RoomPage } from './pages/room-page'
import { freePort, type ServerProcess, startServer } from './server-process'

// Every way into an account against real peers on this machine: an OpenID Connect issuer and a mail server.

interface Peers {
  mail: MailServer
  issuer: OidcIssuer
}

const test = base.extend<object, { peers: Peers }>({
  peers: [
    // Playwright wants the braces: it reads from them which fixtures this one needs.
    async ({}, use) => {
      const peers = { mail: await MailServer.start(), issuer: new OidcIssuer(await freePort()) }
      await use(peers)
      await peers.issuer.stop()
      await peers.mail.stop()
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ peers }, use) => {
      const server = await startServer({
        ...peers.mail.env,
        ...peers.issuer.env,
        GITHUB_CLIENT_ID: 'not asked',
        GITHUB_CLIENT_SECRET: 'not asked',
      })
      await peers.issuer.start(server.url)
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
})

const password = 'a horse drew a queue'
let people = 0
const newAddress = () => `person${++people}@example.com`

/** Pages go to the issuer and come back; its own ask for a font and an icon that are not there. */
function expectIssuer({ expectComplaints }: Person, { issuer }: Peers): void {
  expectComplaints(new RegExp(`request to (?:${issuer.url}|https://fonts)|ERR_NAME_NOT_RESOLVED|404`))
}

async function fillSignUp(page: Page, { name = 'Mina', email = '' }): Promise<void> {
  await page.goto('/sign-up')
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign up' }).click()
}

/** Signs up with a password and opens the mail in the same browser. */
async function signUp({ page }: Person, { mail }: Peers, email: string, name = 'Mina'): Promise<void> {
  await fillSignUp(page, { name, email })
  await expect(page.getByRole('heading', { name: 'Look in your mailbox' })).toBeVisible()
  await page.goto(await mail.linkTo(email))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await isSignedIn(page, name)
}

async function signIn(page: Page, email: string, word = password): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(word)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

async function isSignedIn(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('button', { name: `Account: ${name}` })).toBeVisible()
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account: / }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
}

/** Says at the issuer who one is. */
async function goThroughIssuer(page: Page, issuer: OidcIssuer, login: string): Promise<void> {
  await page.getByRole('button', { name: 'Continue with Team login' }).click()
  await page.waitForURL(`${issuer.url}/**`)
  await page.locator('input[name=login]').fill(login)
  await page.locator('input[name=password]').fill('whatever')
  await page.getByRole('button', { name: /sign-in/i }).click()
  await page.getByRole('button', { name: /continue/i }).click()
}

async function startRoom(page: Page, name: string): Promise<RoomPage> {
  await page.goto('/')
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Start a room now' }).click()
  return new RoomPage(page).ready()
}

async function accountOf(server: ServerProcess, email: string) {
  const [row] = await server.rows<{ id: string; emailVerifiedAt: Date | null; isAdmin: boolean }>(
    'SELECT id, "emailVerifiedAt", "isAdmin" FROM "User" WHERE email = $1',
    [email],
  )
  return row ?? null
}

test('J8 a guest signs up with a password, keeps the room, signs out and in again', async ({
  person,
  peers,
  server,
}) => {
  const jun = await person()
  const { page } = jun
  const room = await startRoom(page, 'Jun')
  const address = page.url()
  await room.drawBox([400, 300], [580, 370], 'mine')
  const email = newAddress()
  // The ways in that are not set here are not offered.
  await page.goto('/sign-up')
  await expect(page.getByRole('button', { name: 'Continue with GitHub' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Continue with Team login' })).toBeVisible()
  await expect(page.getByRole('button', { name: /Google/ })).toHaveCount(0)
  await signUp(jun, peers, email, 'Jun')
  // The first account of an instance runs it.
  expect(await accountOf(server, email)).toMatchObject({ isAdmin: true })
  await page.goto(address)
  await expect(async () => expect(await (await new RoomPage(page).ready()).shapes()).toHaveLength(1)).toPass()
  await page.goto('/')
  await signOut(page)
  jun.expectComplaints(/401/)
  await signIn(page, email, 'not the password')
  await expect(page.getByText('Address and password do not match.')).toBeVisible()
  await signIn(page, email)
  await isSignedIn(page, 'Jun')
  await page.goto(address)
  await new RoomPage(page).ready()
})

test('R3 signing out in one tab closes the room of another within a second', async ({ person, peers }) => {
  const mina = await person()
  await signUp(mina, peers, newAddress())
  await startRoom(mina.page, 'Mina')
  const other = await mina.context.newPage()
  await other.goto('/')
  const closed = mina.page.getByText('You are signed out here')
  await other.getByRole('button', { name: 'Account: Mina' }).click()
  const answered = other.waitForResponse('**/api/auth/signout')
  await other.getByRole('menuitem', { name: 'Sign out' }).click()
  await answered
  await expect(closed).toBeVisible({ timeout: 1000 })
})

test('J8 a link by mail signs in once; opening it alone does nothing', async ({ person, peers }) => {
  const [mina, nova] = [await person(), await person()]
  const { page } = nova
  const email = newAddress()
  const ask = async (count: number) => {
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Send me a link instead' }).click()
    await page.getByLabel('E-mail address').fill(email)
    await page.getByRole('button', { name: 'Send the link' }).click()
    await expect(page.getByText(`If ${email} can sign in here, a link is on its way.`)).toBeVisible()
    return peers.mail.linkTo(email, count)
  }
  const first = await ask(1)
  const secret = new URL(first).hash.slice(1)
  // A scanner opens it, runs its scripts, and leaves.
  await mina.page.goto(first)
  await expect(mina.page.getByRole('button', { name: 'Make the account' })).toBeVisible()
  expect(mina.page.url()).not.toContain(secret)
  await page.goto(first)
  await page.getByLabel('Your name').fill('Nova')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await isSignedIn(page, 'Nova')
  mina.expectComplaints(/404/)
  await mina.page.getByLabel('Your name').fill('Thief')
  await mina.page.getByRole('button', { name: 'Make the account' }).click()
  await expect(mina.page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  await signOut(page)
  await page.goto(await ask(2))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await isSignedIn(page, 'Nova')
})

test('R3 a forgotten password is chosen anew, and signs out the other devices', async ({ person, peers }) => {
  const [mina, phone] = [await person(), await person()]
  const email = newAddress()
  await signUp(mina, peers, email)
  await phone.page.goto('/sign-in')
  await phone.page.getByRole('link', { name: 'Forgot the password?' }).click()
  // The page before asks for an address, too.
  await phone.page.waitForURL('**/forgot')
  await phone.page.getByLabel('E-mail address').fill(email)
  await phone.page.getByRole('button', { name: 'Send the link' }).click()
  await phone.page.goto(await peers.mail.linkTo(email, 2))
  phone.expectComplaints(/400/)
  await phone.page.getByLabel('New password').fill('short')
  await phone.page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(phone.page.getByText('Use at least 10 characters.')).toBeVisible()
  await phone.page.getByLabel('New password').fill('quite another password')
  await phone.page.getByRole('button', { name: 'Save and sign in' }).click()
  await isSignedIn(phone.page, 'Mina')
  await mina.page.reload()
  await expect(mina.page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
})

test('X2 an OpenID Connect issuer: a new account, the same one again, and an address that is taken', async ({
  person,
  peers,
  server,
}) => {
  const { issuer } = peers
  const [email, taken] = [newAddress(), newAddress()]
  issuer.accounts.set('sora', { name: 'Sora', email, email_verified: true })
  issuer.accounts.set('mallory', { name: 'Mallory', email: taken, email_verified: false })
  const [sora, mallory, owner] = [await person(), await person(), await person()]
  expectIssuer(sora, peers)
  await sora.page.goto('/sign-in')
  await goThroughIssuer(sora.page, issuer, 'sora')
  await isSignedIn(sora.page, 'Sora')
  expect((await accountOf(server, email))?.emailVerifiedAt).not.toBeNull()
  await signOut(sora.page)
  await sora.page.goto('/sign-in')
  await sora.page.getByRole('button', { name: 'Continue with Team login' }).click()
  await isSignedIn(sora.page, 'Sora')
  expect(await server.rows('SELECT 1 FROM "User" WHERE name = $1', ['Sora'])).toHaveLength(1)

  await signUp(owner, peers, taken)
  expectIssuer(mallory, peers)
  await mallory.page.goto('/sign-in')
  await goThroughIssuer(mallory.page, issuer, 'mallory')
  await expect(mallory.page.getByText('There is already an account with this address.')).toBeVisible()
  expect(await server.rows('SELECT 1 FROM "User" WHERE name = $1', ['Mallory'])).toHaveLength(0)
  // No token of a provider is kept, and none is logged.
  expect(server.output).not.toMatch(/access_token|id_token|eyJ/)
})

test('X2 when the issuer or the mail server is down it is said where it happens, and nothing is half made', async ({
  person,
  peers,
  server,
}) => {
  const email = newAddress()
  const mina = await person()
  const { page } = mina
  mina.expectComplaints(/502/)
  await peers.issuer.stop()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Continue with Team login' }).click()
  await expect(page.getByText('Signing in there did not work out.')).toBeVisible()
  await peers.issuer.start(server.url)
  peers.mail.isDown = true
  await fillSignUp(page, { email })
  await expect(page.getByText('The mail could not be sent.')).toBeVisible()
  peers.mail.isDown = false
  expect(await server.rows('SELECT 1 FROM "OneTimeToken" WHERE email = $1', [email])).toHaveLength(0)
  expect(await accountOf(server, email)).toBeNull()
  // What was typed is still there.
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign up' }).click()
  await expect(page.getByRole('heading', { name: 'Look in your mailbox' })).toBeVisible()
})

test('J8 a guest comes back on another device, and adds the rooms to an account there', async ({
  person,
  peers,
}) => {
  const [jun, phone, owner] = [await person(), await person(), await person()]
  const room = await startRoom(jun.page, 'Jun')
  const address = jun.page.url()
  await room.drawBox([400, 300], [580, 370], 'mine')
  await jun.page.getByRole('button', { name: 'More' }).click()
  await jun.page.getByRole('menuitem', { name: 'Come back on another device' }).click()
  const field = jun.page.getByRole('textbox', { name: 'Your return link' })
  await expect(field).toHaveValue(/\/return#/)
  const link = await field.inputValue()
  await phone.page.goto(link)
  await expect(phone.page.getByText('One room is waiting.')).toBeVisible()
  expect(phone.page.url()).not.toContain('#')
  await phone.page.getByRole('button', { name: 'Come back' }).click()
  await phone.page.waitForURL((url) => url.pathname !== '/return')
  await phone.page.goto(address)
  await expect(async () =>
    expect(await (await new RoomPage(phone.page).ready()).shapes()).toHaveLength(1),
  ).toPass()

  // Somebody with an account is not turned into a guest, but may take the rooms.
  const email = newAddress()
  await signUp(owner, peers, email)
  await owner.page.goto(link)
  await owner.page.getByRole('button', { name: 'Add to my account' }).click()
  await owner.page.waitForURL((url) => url.pathname !== '/return')
  await isSignedIn(owner.page, 'Mina')
  await owner.page.goto(address)
  await new RoomPage(owner.page).ready()
  phone.expectComplaints(/404/)
  await phone.page.goto(link)
  await expect(phone.page.getByRole('heading', { name: 'This link does not bring you back' })).toBeVisible()
})

test('J8 a guest who signs in is asked whose the rooms are; the open tab goes on as the account', async ({
  person,
  peers,
}) => {
  const [mina, jun] = [await person(), await person()]
  const email = newAddress()
  await signUp(mina, peers, email)
  await startRoom(jun.page, 'Jun')
  const address = jun.page.url()
  const other = await jun.context.newPage()
  await signIn(other, email)
  await isSignedIn(other, 'Mina')
  await expect(other.getByText('You were in a room as Jun in this browser.')).toBeVisible()
  await expect(async () => {
    // The page may stand there a moment before it listens.
    await other.getByRole('button', { name: 'Add to my account' }).click({ timeout: 1000 })
    await expect(other.getByText('in your account now.')).toBeVisible({ timeout: 3000 })
  }).toPass()
  const room = await new RoomPage(jun.page).ready()
  await room.drawBox([400, 300], [580, 370], 'after')
  await mina.page.goto(address)
  await expect(async () =>
    expect(await (await new RoomPage(mina.page).ready()).shapes()).toHaveLength(1),
  ).toPass()
})

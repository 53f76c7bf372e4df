import { expect, test } from './fixtures'
import { RoomPage } from './pages/room-page'

test('J2 a room starts without an account, and its link lets somebody in', async ({ person }) => {
  const [mina, jun] = [await person(), await person()]
  await mina.page.goto('/')
  await mina.page.getByLabel('Your name').fill('Mina')
  await mina.page.getByRole('button', { name: 'Start a room now' }).click()
  const host = await new RoomPage(mina.page).ready()
  await mina.page.getByRole('button', { name: 'Share' }).click()
  const link = await mina.page.getByRole('textbox', { name: /candidate/i }).inputValue()
  const guest = await jun.join(link, 'Jun')
  await guest.drawBox([300, 300], [480, 370], 'from the guest')
  await expect(async () => expect(await host.shapes()).toHaveLength(1)).toPass()
})

test('J1 the secret of a link leaves the address bar before anything else happens', async ({
  person,
  room,
}) => {
  const { page } = await person()
  // Every script file that the page loads first notes what the address bar holds.
  await page.route('**/_next/static/**/*.js', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `window.firstHash ??= location.hash;\n${await response.text()}` })
  })
  const secret = new URL(room.candidateUrl).hash.slice(1)
  await page.goto(room.candidateUrl)
  await expect(page.getByRole('textbox')).toBeVisible()
  expect(await page.evaluate(() => (window as { firstHash?: string }).firstHash)).toBe('')
  expect(page.url()).not.toContain('#')
  await page.goBack()
  expect(page.url()).not.toContain(secret)
})

test('J3 the same link in the same browser is the same person; in another browser a new one', async ({
  person,
  room,
}) => {
  const [jun, other] = [await person(), await person()]
  const first = await jun.join(room.candidateUrl, 'Jun')
  await jun.page.goto('/')
  await jun.page.goto(room.candidateUrl)
  await first.ready()
  await jun.page.getByRole('button', { name: '1 person here' }).click()
  await expect(jun.page.getByRole('listitem')).toHaveCount(1)
  await other.join(room.candidateUrl, 'Somebody else')
  await expect(jun.page.getByRole('listitem')).toHaveCount(2)
})

test('J7 the host opening a candidate’s link looks as a candidate, without rights', async ({
  person,
  room,
}) => {
  const [mina, jun] = [await person(), await person()]
  await mina.join(room.interviewerUrl, 'Mina')
  await mina.page.goto(room.candidateUrl)
  await mina.page
    .getByRole('link', { name: 'Look as a candidate' })
    .or(mina.page.getByRole('button', { name: 'Look as a candidate' }))
    .click()
  const look = await new RoomPage(mina.page).ready()
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  await look.page.keyboard.press('r')
  await look.drag([300, 300], [500, 400])
  await candidate.drawBox([300, 500], [480, 570], 'mine')
  await expect(async () => expect(await look.shapes()).toHaveLength(1)).toPass()
  await RoomPage.equal(look, candidate)
})

test('J7 a candidate opening another role’s link keeps their role', async ({ person, room }) => {
  const jun = await person()
  await jun.join(room.candidateUrl, 'Jun')
  jun.expectComplaints(/409/)
  await jun.page.goto(room.interviewerUrl)
  await expect(jun.page.getByText('private window')).toBeVisible()
  await jun.page
    .getByRole('link', { name: 'Back to my room' })
    .or(jun.page.getByRole('button', { name: 'Back to my room' }))
    .click()
  await new RoomPage(jun.page).ready()
})

test('J5 a withdrawn link and one nobody made say which and what to do, in the reader’s language', async ({
  person,
  room,
}) => {
  const [mina, jun] = [await person(), await person({ locale: 'ko-KR' })]
  jun.expectComplaints(/404|410/)
  await mina.join(room.interviewerUrl, 'Mina')
  const invites = await mina.page.evaluate(async (id) => {
    const response = await fetch(`/api/rooms/${id}/invites`)
    return ((await response.json()) as { invites: { id: string; role: string }[] }).invites
  }, room.roomId)
  const invite = invites.find(({ role }) => role === 'candidate')
  const answer = await mina.page.evaluate(
    async ([roomId, inviteId]) =>
      (
        await fetch(`/api/rooms/${roomId}/invites/${inviteId}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ action: 'revoke' }),
        })
      ).status,
    [room.roomId, invite?.id],
  )
  expect(answer).toBe(200)
  await jun.page.goto(room.candidateUrl)
  await expect(jun.page.getByRole('heading', { level: 1 })).toHaveText(/링크/)
  await jun.page.goto(`${new URL(room.candidateUrl).origin}/join#nobody.made-this`)
  await expect(jun.page.getByRole('heading', { level: 1 })).toHaveText(/링크/)
})

test('J5 X3 a room somebody has no link to is not there', async ({ person, room }) => {
  const stranger = await person()
  stranger.expectComplaints(/404/)
  const [real, unknown] = [
    await stranger.page.goto(`/rooms/${room.roomId}`),
    await stranger.page.goto('/rooms/nowhere'),
  ]
  expect([real?.status(), unknown?.status()]).toEqual([404, 404])
})

test('a wrong value is answered at the field, in the person’s language, and what was typed stays', async ({
  person,
}) => {
  const { page } = await person({ locale: 'ko-KR' })
  await page.goto('/')
  const name = page.getByRole('textbox')
  await page.locator('form button[type=submit]').click()
  await expect(name).toHaveAttribute('aria-invalid', 'true')
  await expect(name).toHaveAccessibleDescription(/[가-힣]/)
  await name.fill('가'.repeat(60))
  await page.locator('form button[type=submit]').click()
  await expect(name).toHaveAttribute('aria-invalid', 'true')
  await expect(name).toHaveValue('가'.repeat(60))
})

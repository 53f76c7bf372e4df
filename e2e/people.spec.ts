import { expect, test } from './fixtures'
import { Drawer, joinByLink, until } from './drawer'
import type { RoomPage } from './pages/room-page'

/** What R3 allows, and a little for a busy machine to draw it. */
const atOnce = { timeout: 2_000 }

/** Opens the menu of somebody in the list of people, as the host does. */
async function openMenu(view: RoomPage, name: string): Promise<void> {
  await view.people.click()
  await view.page.getByRole('button', { name: `Role of ${name}, remove` }).click()
}

async function giveRole(view: RoomPage, name: string, role: string): Promise<void> {
  await openMenu(view, name)
  await view.page.getByRole('menuitemradio', { name: role }).click()
  await expect(view.row(name)).toContainText(role)
  await view.page.keyboard.press('Escape')
}

test('R3 whoever the host removes is out at once, keeps the board in sight, and stays out', async ({
  person,
  room,
}) => {
  const [mina, jun] = [await person(), await person()]
  const interviewer = await mina.join(room.interviewerUrl, 'Mina')
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  await candidate.drawBox([300, 300], [480, 370], 'API')
  await candidate.point(500, 250)
  await expect(interviewer.nametag('Jun')).toBeVisible()

  await candidate.people.click()
  await expect(candidate.row('Mina')).toBeVisible()
  await expect(candidate.page.getByRole('button', { name: /^Role of/ })).toHaveCount(0)
  await candidate.page.keyboard.press('Escape')

  await openMenu(interviewer, 'Jun')
  await interviewer.page.getByRole('menuitem', { name: 'Remove from the room' }).click()
  await expect(interviewer.row('Jun')).toContainText('Remove Jun? They leave at once')
  await expect(candidate.page.locator('.board-toolbar')).toBeVisible()
  await interviewer.page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(candidate.page.getByText('You were removed. Your drawing stays.')).toBeVisible(atOnce)
  await expect(interviewer.row('Jun')).toHaveCount(0)
  await expect(interviewer.nametag('Jun')).toHaveCount(0)
  await expect(candidate.page.getByRole('toolbar')).toHaveCount(0)
  expect((await candidate.shapes()).map(({ label }) => label)).toEqual(['API'])
  expect((await interviewer.shapes()).map(({ label }) => label)).toEqual(['API'])

  jun.expectComplaints(/410|404/)
  await jun.page.goto(room.candidateUrl)
  await expect(jun.page.getByText('This link was withdrawn')).toBeVisible()
})

test('R1 R3 a new role holds at once, without a reload: tools, cursor and rights come and go', async ({
  person,
  room,
}) => {
  const [mina, jun, ann] = [await person(), await person(), await person({ locale: 'ko-KR' })]
  const interviewer = await mina.join(room.interviewerUrl, 'Mina')
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  const observer = await ann.join(room.observerUrl, 'Ann')
  await candidate.point(500, 250)
  await expect(interviewer.nametag('Jun')).toBeVisible()

  await giveRole(interviewer, 'Jun', 'Observer')
  await expect(candidate.page.getByRole('toolbar')).toHaveCount(0, atOnce)
  await expect(candidate.page.getByText('View only')).toBeVisible()
  await expect(interviewer.nametag('Jun')).toHaveCount(0, atOnce)
  await candidate.page.keyboard.press('r')
  await candidate.drag([300, 500], [500, 600])
  await expect(interviewer.nametag('Jun')).toHaveCount(0)

  await giveRole(interviewer, 'Ann', 'Interviewer')
  await expect(observer.page.locator('.board-toolbar')).toBeVisible(atOnce)
  await expect(observer.page.getByRole('button', { name: '공유' })).toBeVisible()
  await observer.drawBox([300, 300], [480, 370], 'by Ann')
  await expect(interviewer.nametag('Ann')).toBeVisible()
  for (const view of [interviewer, candidate, observer])
    await expect(async () =>
      expect((await view.shapes()).map(({ label }) => label)).toEqual(['by Ann']),
    ).toPass()
  await expect(observer.save).toHaveText('저장됨')

  // The lead is one person: another interviewer gives out links, not roles.
  await observer.people.click()
  await expect(observer.row('Mina')).toBeVisible()
  await expect(observer.page.getByRole('button', { name: /역할, 내보내기$/ })).toHaveCount(0)
})

test('R3 the same over raw sockets: closed with 4403 within a second, or heard no more', async ({
  server,
}) => {
  const room = await server.makeRoom()
  const host = await joinByLink(room.interviewerUrl, 'Mina')
  const mina = await new Drawer(server.url, host, 'mina').connect()
  const jun = await new Drawer(server.url, await joinByLink(room.candidateUrl, 'Jun'), 'jun').connect()
  const ann = await new Drawer(server.url, await joinByLink(room.candidateUrl, 'Ann'), 'ann').connect()
  const about = (drawer: Drawer, method: string, body: object) =>
    fetch(`${server.url}/api/rooms/${room.roomId}/people/${drawer.member.participantId}`, {
      method,
      headers: { 'content-type': 'application/json', origin: server.url, cookie: host.cookie },
      body: JSON.stringify(body),
    })
  const roleOf = (drawer: Drawer) =>
    drawer.state?.participants.find(({ id }) => id === drawer.member.participantId)?.role
  jun.draw(1)
  await until(() => mina.shapes().length === 1, 5_000, 'Mina to see the box')

  expect((await about(jun, 'PATCH', { role: 'observer' })).status).toBe(200)
  await until(() => roleOf(jun) === 'observer', 1_000, 'Jun to hear the new role')
  jun.draw(2)
  expect((await about(ann, 'DELETE', {})).status).toBe(200)
  await until(() => ann.closeCodes.includes(4403), 1_000, 'Ann to be closed')
  // Coming back at once, she is a stranger.
  ann.provider.connect()
  await until(() => ann.closeCodes.includes(4404), 5_000, 'Ann to be refused')
  mina.draw(3)
  await until(() => jun.shapes().includes('shape:mina-3'), 5_000, 'Jun to see what comes after')
  expect(mina.shapes()).toEqual(['shape:jun-1', 'shape:mina-3'])
  expect(jun.closeCodes).toEqual([])
  for (const one of [mina, jun, ann]) one.destroy()
})

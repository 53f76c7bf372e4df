import type { Page, WebSocketRoute } from '@playwright/test'
import { MessageType, SyncType } from '@/lib/board/protocol'
import { expect, type Person, test } from './fixtures'
import { RoomPage } from './pages/room-page'

const cut = /WebSocket|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|Failed to load resource/

/** What lies between a page and the server: every line is counted, and can be held, or spoken into. */
class Wire {
  lines = 0
  /** Keeps back what would change the board. */
  holdsWrites = false
  /** Nothing comes through, and nobody is told. */
  isDead = false
  #server: WebSocketRoute | null = null

  static async under(page: Page): Promise<Wire> {
    const wire = new Wire()
    await page.routeWebSocket(/\/sync\//, (line) => wire.#connect(line))
    return wire
  }

  #connect(line: WebSocketRoute): void {
    this.lines++
    this.isDead = false
    const number = this.lines
    const isDead = () => this.isDead && number === this.lines
    const server = line.connectToServer()
    this.#server = server
    line.onMessage((message) => {
      if (!isDead() && !(this.holdsWrites && isWrite(message))) server.send(message)
    })
    server.onMessage((message) => {
      if (!isDead()) line.send(message)
    })
  }

  /** Sends something in the page's name. */
  say(...bytes: number[]): void {
    this.#server?.send(Buffer.from(bytes))
  }
}

function isWrite(message: string | Buffer): boolean {
  return message[0] === MessageType.sync && (message[1] === SyncType.step2 || message[1] === SyncType.update)
}

/** Opens a room in another tab of the same browser profile. */
async function openAgain({ context }: Person, url: string): Promise<RoomPage> {
  const page = await context.newPage()
  await page.goto(url)
  return new RoomPage(page).ready()
}

const labels = async (room: RoomPage) => (await room.shapes()).map(({ label }) => label).sort()

const copies = (page: Page) =>
  page.evaluate(async () =>
    (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('drawbridge/') ? [name] : [])),
  )

test('B14 drawn offline, the tab closed: opened again, it is there for everybody', async ({
  person,
  room,
}) => {
  const [mina, jun] = [await person(), await person()]
  const interviewer = await mina.join(room.interviewerUrl, 'Mina')
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  await candidate.drawBox([200, 200], [380, 270], 'before')
  await expect(candidate.save).toHaveText('Saved')
  const url = candidate.page.url()

  jun.expectComplaints(cut)
  await jun.context.setOffline(true)
  await expect(candidate.save).toHaveText(/^Offline/)
  await candidate.drawBox([200, 400], [380, 470], 'drawn offline')
  await expect(candidate.save).toHaveText('Offline · 1 unsaved, kept here')
  await candidate.page.close()
  await interviewer.drawBox([600, 200], [780, 270], 'meanwhile')

  await jun.context.setOffline(false)
  const again = await openAgain(jun, url)
  await RoomPage.equal(interviewer, again)
  expect(await labels(again)).toEqual(['before', 'drawn offline', 'meanwhile'])
  await expect(again.save).toHaveText('Saved')
})

test('B14 the server away, drawn, reloaded in vain: when it is back, so is the drawing', async ({
  person,
  room,
  server,
}) => {
  const jun = await person()
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  await candidate.drawBox([200, 200], [380, 270], 'before')
  await expect(candidate.save).toHaveText('Saved')
  const url = candidate.page.url()

  jun.expectComplaints(cut)
  await server.kill('SIGKILL')
  await expect(candidate.save).toHaveText(/^Offline/)
  await candidate.drawBox([200, 400], [380, 470], 'while it was away')
  await expect(candidate.save).toHaveText('Offline · 1 unsaved, kept here')
  await expect(candidate.page.reload()).rejects.toThrow(/ERR_CONNECTION_REFUSED/)
  await server.start()
  await candidate.page.goto(url)
  await candidate.ready()
  await expect(candidate.save).toHaveText('Saved')
  // What the server has is read by somebody who has no copy.
  const ann = await person()
  const observer = await ann.join(room.observerUrl, 'Ann')
  await RoomPage.equal(candidate, observer)
  expect(await labels(observer)).toEqual(['before', 'while it was away'])
  expect(await copies(ann.page)).toEqual([])
})

test('B14 another person in the same browser profile sees nothing of it; signing out leaves nothing', async ({
  person,
  room,
}) => {
  const jun = await person()
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  const url = candidate.page.url()
  jun.expectComplaints(cut)
  await jun.context.setOffline(true)
  await expect(candidate.save).toHaveText(/^Offline/)
  await candidate.drawBox([200, 200], [380, 270], 'for nobody else')
  await expect(candidate.save).toHaveText('Offline · 1 unsaved, kept here')
  await candidate.page.close()
  await jun.context.clearCookies()
  await jun.context.setOffline(false)

  const page = await jun.context.newPage()
  const eve = await RoomPage.join(page, room.candidateUrl, 'Eve')
  expect(eve.page.url()).toBe(url)
  await eve.drawBox([600, 200], [780, 270], 'by Eve')
  await expect(eve.save).toHaveText('Saved')
  expect(await labels(eve)).toEqual(['by Eve'])
  expect(await copies(page)).toHaveLength(2)

  await page.evaluate(async () => {
    const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
    await fetch('/api/auth/signout', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ csrfToken, json: 'true' }),
    })
  })
  await expect(page.getByRole('heading', { name: 'You are signed out here' })).toBeVisible()
  await expect.poll(() => copies(page)).toEqual([])
})

test('B11 refused, a tab comes back by itself: drawing, view and undo as they were', async ({
  person,
  room,
}) => {
  const [mina, jun] = [await person(), await person()]
  const interviewer = await mina.join(room.interviewerUrl, 'Mina')
  const wire = await Wire.under(jun.page)
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  await candidate.drawBox([200, 200], [380, 270], 'saved')
  await expect(candidate.save).toHaveText('Saved')
  await candidate.page.evaluate(() => document.querySelector('.tl-canvas')?.setAttribute('data-same', 'yes'))
  const camera = () =>
    candidate.page.evaluate(() => {
      interface Editor {
        getCamera(): { x: number; y: number; z: number }
      }
      const { x, y, z } = (
        document.querySelector('.board') as unknown as { editor: Editor }
      ).editor.getCamera()
      return { x, y, z }
    })
  await candidate.page.mouse.move(700, 500)
  await candidate.page.mouse.wheel(40, 60)
  await expect.poll(camera).toEqual({ x: -40, y: -60, z: 1 })

  wire.holdsWrites = true
  await candidate.drawBox([200, 500], [380, 570], 'not saved yet')
  await expect(candidate.save).toHaveText('Saving')
  wire.holdsWrites = false
  // An update that no program can read.
  wire.say(MessageType.sync, SyncType.update, 3, 255, 255, 255)
  await expect.poll(() => wire.lines).toBe(2)
  await RoomPage.equal(interviewer, candidate)
  expect(await labels(interviewer)).toEqual(['not saved yet', 'saved'])
  await expect(candidate.save).toHaveText('Saved')
  expect(await camera()).toEqual({ x: -40, y: -60, z: 1 })
  await expect(candidate.page.locator('.tl-canvas[data-same]')).toBeVisible()

  // What is drawn from now on arrives, and what was drawn before can still be taken back.
  await candidate.drawBox([500, 500], [680, 570], 'after')
  await expect(async () => expect(await labels(interviewer)).toContain('after')).toPass()
  await expect(async () => {
    await candidate.page.keyboard.press('Control+z')
    expect(await labels(candidate)).toEqual(['saved'])
  }).toPass()
  await expect(async () => expect(await labels(interviewer)).toEqual(['saved'])).toPass()
  await RoomPage.equal(interviewer, candidate)
})

test('B4 a half-open line is seen within 20 s, and what was drawn into it arrives', async ({
  person,
  room,
}) => {
  const [mina, jun] = [await person(), await person()]
  const interviewer = await mina.join(room.interviewerUrl, 'Mina')
  const wire = await Wire.under(jun.page)
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  await expect(candidate.save).toHaveText('Saved')
  wire.isDead = true
  await candidate.drawBox([200, 200], [380, 270], 'into nothing')
  await expect.poll(() => wire.lines, { timeout: 20_000 }).toBe(2)
  await RoomPage.equal(interviewer, candidate)
  expect(await labels(interviewer)).toEqual(['into nothing'])
})

for (const [locale, words] of [
  ['en-US', 'The room is full (50 connections). You come in as soon as somebody leaves.'],
  ['ko-KR', '방이 가득 찼어요(연결 50개). 누군가 나가면 바로 들어가요.'],
] as const) {
  test(`X2 a full room says so, and lets in whoever waits (${locale})`, async ({ person, room }) => {
    const jun = await person({ locale })
    let isFull = true
    await jun.page.routeWebSocket(/\/sync\//, (line) => {
      if (isFull) void line.close({ code: 4513 })
      else line.connectToServer()
    })
    await jun.page.goto(room.candidateUrl)
    await jun.page.getByRole('textbox').fill('Jun')
    await jun.page.locator('form button[type=submit]').click()
    await expect(jun.page.getByText(words)).toBeVisible()
    isFull = false
    await new RoomPage(jun.page).ready()
    await expect(jun.page.getByText(words)).toHaveCount(0)
  })
}

import type { Locator, Page } from '@playwright/test'
import { expect, type Person, test } from './fixtures'
import { RoomPage } from './pages/room-page'

const problemId = 'payment-system'

/** The page of a replay. */
class ReplayView {
  readonly slider: Locator
  readonly figure: Locator

  constructor(readonly page: Page) {
    this.slider = page.getByRole('slider', { name: /Moment|시점/ })
    this.figure = page.getByTestId('replay-figure')
  }

  static async open(page: Page, query = ''): Promise<ReplayView> {
    const [room] = /\/rooms\/[^/?]+/.exec(page.url()) ?? []
    await page.goto(`${room ?? ''}/replay${query}`)
    const view = new ReplayView(page)
    await expect(view.slider).toBeVisible({ timeout: 30_000 })
    await new RoomPage(page).ready()
    return view
  }

  /** What stands in the boxes that are shown. */
  labels(): Promise<string[]> {
    return this.page.evaluate(() => {
      interface Editor {
        getCurrentPageShapesSorted(): object[]
        getShapeUtil(shape: object): { getText(shape: object): string | undefined }
      }
      const { editor } = document.querySelector('.board') as unknown as { editor?: Editor }
      return (editor?.getCurrentPageShapesSorted() ?? [])
        .map((shape) => editor?.getShapeUtil(shape).getText(shape) ?? '')
        .sort()
    })
  }

  async shows(...labels: string[]): Promise<void> {
    await expect.poll(() => this.labels()).toEqual(labels)
  }

  place(): Promise<number> {
    return this.slider.getAttribute('aria-valuenow').then(Number)
  }

  following(): Promise<string | null> {
    return this.page.evaluate(() => {
      const { editor } = document.querySelector('.board') as unknown as {
        editor: { getInstanceState(): { followingUserId: string | null } }
      }
      return editor.getInstanceState().followingUserId
    })
  }
}

async function end({ page }: RoomPage): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'End for everyone' }).click()
  await page.getByRole('button', { name: 'End', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'The interview has ended.' })).toBeVisible()
}

/** Lets a moment go by, so that what comes next is a change of its own. */
async function nextMoment(): Promise<void> {
  const begun = Date.now()
  await expect.poll(() => Date.now() - begun, { intervals: [100] }).toBeGreaterThan(900)
}

/** Three boxes: Jun draws one, Mina the next, and Jun the last; then the interview ends. */
async function hold(mina: Person, jun: Person, links: { interviewerUrl: string; candidateUrl: string }) {
  const host = await mina.join(links.interviewerUrl, 'Mina')
  const candidate = await jun.join(links.candidateUrl, 'Jun')
  await candidate.drawBox([700, 300], [880, 370], 'client')
  await nextMoment()
  await host.page.keyboard.press('u')
  await host.drawBox([700, 480], [880, 550], 'hint')
  await nextMoment()
  await candidate.drawBox([1000, 300], [1180, 370], 'service')
  await expect(candidate.save).toHaveText('Saved')
  await RoomPage.equal(candidate, host)
  await end(host)
  return { host, candidate }
}

test('V1 everybody who was there steps, drags and plays through the session, and sees it as it was', async ({
  person,
  server,
}) => {
  const [mina, jun] = [await person(), await person()]
  const { candidate } = await hold(mina, jun, await server.makeRoom(problemId))
  const final = await candidate.canonical()
  const { page } = candidate

  await page.getByRole('link', { name: 'Watch the replay' }).click()
  await expect(page).toHaveURL(/\/replay$/)
  const replay = await ReplayView.open(page)
  await replay.shows()
  expect(await replay.place()).toBe(0)

  // By change: the whole way forward, and back.
  const seen: string[][] = []
  await expect(async () => {
    await page.keyboard.press('ArrowRight')
    seen.push(await replay.labels())
    expect(await replay.labels()).toEqual(['client', 'hint', 'service'])
    // A slow board shows each change before the next one is asked for.
  }).toPass({ intervals: [400] })
  // On the way there is less, in the order it was drawn; a shape is there before its label.
  expect(seen.some((labels) => labels.includes('client') && !labels.includes('hint'))).toBe(true)
  expect(seen.some((labels) => labels.includes('hint') && !labels.includes('service'))).toBe(true)
  await page.keyboard.press('End')
  await replay.shows('client', 'hint', 'service')
  expect(await new RoomPage(page).canonical()).toBe(final)
  await page.keyboard.press('Home')
  await replay.shows()
  await page.getByRole('button', { name: 'Next change' }).click()
  await expect.poll(() => replay.place()).toBeGreaterThan(0)

  // By hand.
  const track = await replay.slider.locator('xpath=../..').boundingBox()
  if (!track) throw new Error('no track')
  const y = track.y + track.height / 2
  await page.mouse.move(track.x + 2, y)
  await page.mouse.down()
  // A little beyond: the last change lies on the very edge.
  await page.mouse.move(track.x + track.width + 8, y, { steps: 12 })
  await replay.shows('client', 'hint', 'service')
  await page.mouse.move(track.x - 8, y, { steps: 12 })
  await replay.shows()
  await page.mouse.up()

  // By itself; idle time is passed over, and at the end it rests.
  await page.keyboard.press('Digit2')
  await expect(page.getByRole('button', { name: 'Speed ×2' })).toBeVisible()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await replay.shows('client', 'hint', 'service')
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()

  // It is nothing but looked at.
  await page.locator('.tl-canvas').click({ position: { x: 400, y: 200 } })
  await page.keyboard.press('r')
  await page.keyboard.press('Delete')
  await replay.shows('client', 'hint', 'service')
})

test('V1 by author and through the eyes of the candidate, until one moves the board oneself', async ({
  person,
  server,
}) => {
  const [mina, jun] = [await person(), await person()]
  const { host } = await hold(mina, jun, await server.makeRoom(problemId))
  const { page } = host
  const replay = await ReplayView.open(page)
  await page.keyboard.press('End')
  await replay.shows('client', 'hint', 'service')

  await expect(page.locator('.board-author')).toHaveCount(0)
  await page.getByRole('button', { name: 'Authors' }).click()
  await expect(page.locator('.board-author')).toHaveCount(3)
  const colors = page.locator('.board-author .tl-shape-indicator')
  expect(new Set(await colors.evaluateAll((all) => all.map((one) => one.getAttribute('stroke')))).size).toBe(
    2,
  )
  const legend = page.getByRole('group', { name: 'Last changed by' })
  await legend.getByRole('button', { name: 'Mina' }).click()
  await expect(page.locator('.board-author')).toHaveCount(1)
  await legend.getByRole('button', { name: 'Mina' }).click()
  await page.getByRole('button', { name: 'Authors' }).click()
  await expect(page.locator('.board-author')).toHaveCount(0)

  await page.getByRole('button', { name: 'Whose view' }).click()
  await page.getByRole('menuitemradio', { name: 'Jun (Candidate)' }).click()
  await expect(page.getByText('Through Jun’s eyes')).toBeVisible()
  await expect.poll(() => replay.following()).not.toBeNull()
  const board = await page.locator('.board').boundingBox()
  if (!board) throw new Error('no board')
  await page.mouse.move(board.x + 300, board.y + 200)
  await page.mouse.wheel(0, 200)
  await expect(page.getByText('Through Jun’s eyes')).toHaveCount(0)
  expect(await replay.following()).toBeNull()
})

test('V1 on a phone it is played, stepped and looked at with a thumb', async ({ person, server }) => {
  const [mina, jun] = [await person(), await person()]
  const { host } = await hold(mina, jun, await server.makeRoom(problemId))
  const { page } = host
  await page.setViewportSize({ width: 390, height: 844 })
  const replay = await ReplayView.open(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  for (const name of ['Previous change', 'Play', 'Next change', 'How to watch']) {
    const box = await page.getByRole('button', { name, exact: true }).boundingBox()
    expect(box && Math.min(box.width, box.height), name).toBeGreaterThanOrEqual(40)
  }
  const track = await replay.slider.locator('xpath=../..').boundingBox()
  if (!track) throw new Error('no track')
  await page.mouse.move(track.x + track.width / 2, track.y + 20)
  await page.mouse.down()
  await page.mouse.move(track.x + track.width + 8, track.y + 20, { steps: 6 })
  await page.mouse.up()
  await replay.shows('client', 'hint', 'service')
  await page.getByRole('button', { name: 'How to watch' }).click()
  await page.getByRole('switch', { name: 'Authors' }).click()
  await page.keyboard.press('Escape')
  await expect(page.locator('.board-author')).toHaveCount(3)
})

test('R1 J4 who may not see it yet is told when, and what was not recorded says so beside the final board', async ({
  person,
  server,
}) => {
  const room = await server.makeRoom(problemId)
  const [mina, jun] = [await person(), await person()]
  const host = await mina.join(room.interviewerUrl, 'Mina')
  await jun.page.goto(room.candidateUrl)
  await jun.page.getByRole('textbox').fill('Jun')
  await jun.page.getByRole('button', { name: /without/ }).click()
  const candidate = await new RoomPage(jun.page).ready()
  await candidate.drawBox([700, 300], [880, 370], 'client')
  await expect(candidate.save).toHaveText('Saved')
  const roomUrl = jun.page.url().split('?')[0] ?? ''
  await jun.page.goto(`${roomUrl}/replay`)
  await expect(jun.page.getByRole('heading', { name: 'The replay opens after the session' })).toBeVisible()
  await end(host)
  await jun.page.reload()
  await expect(jun.page.getByText('Not recorded, as agreed.')).toBeVisible()
  await new RoomPage(jun.page).ready()
  await new ReplayView(jun.page).shows('client')
})

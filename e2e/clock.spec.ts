import type { BrowserContext, Page } from '@playwright/test'
import { type ClockState, spentIn } from '@/lib/stage/clock'
import { planTime } from '@/lib/stage/plan-time'
import { expect, type Person, test } from './fixtures'
import { RoomPage } from './pages/room-page'

const minute = 60_000
/** S2. */
const toleratedMs = 250
const problemId = 'payment-system'

/** Makes the clock of this browser wrong, for every page and all of JavaScript. */
async function setWrong(context: BrowserContext, byMs: number): Promise<void> {
  await context.addInitScript((ms) => {
    const Right = Date
    class Wrong extends Right {
      constructor(...parts: [] | [number | string]) {
        if (parts.length === 0) super(Right.now() + ms)
        else super(...parts)
      }
      static override now() {
        return Right.now() + ms
      }
    }
    window.Date = Wrong as DateConstructor
  }, byMs)
}

/** The stages in somebody's strip. */
class Strip {
  constructor(readonly page: Page) {}

  get present() {
    return this.page.locator('[data-stage][aria-current=step]')
  }
  get all() {
    return this.page.getByRole('button').filter({ has: this.page.locator('[data-stage]') })
  }

  async isAt(name: string): Promise<void> {
    await expect(this.present).toContainText(name)
  }

  /** Opens what is below the stages and presses a button there. */
  async press(name: string): Promise<void> {
    await this.all.click()
    await this.page.getByRole('dialog').getByRole('button', { name }).click()
    await this.page.keyboard.press('Escape')
    await expect(this.page.getByRole('dialog')).toHaveCount(0)
  }

  /** The next figure that appears, and when: by a clock that no script of the page can reach. */
  nextFigure(): Promise<{ seconds: number; at: number }> {
    return this.present.evaluate(
      (segment) =>
        new Promise<{ seconds: number; at: number }>((resolve) => {
          const read = () => /(\d+):(\d\d)/.exec(segment.textContent)
          const before = read()?.[0]
          new MutationObserver((_, observer) => {
            const [figure, minutes, seconds] = read() ?? []
            if (!figure || figure === before) return
            observer.disconnect()
            const at = performance.timeOrigin + performance.now()
            resolve({ seconds: Number(minutes) * 60 + Number(seconds), at })
          }).observe(segment, { subtree: true, characterData: true, childList: true })
        }),
    )
  }

  /**
   * How far the figures are from the truth as they change, in ms. The best of several, since a busy machine may draw
   * late; that they are never early is looked at for each.
   */
  async errorMs(clock: ClockState): Promise<number> {
    const errors: number[] = []
    for (let at = 0; at < 5; at++) {
      const figure = await this.nextFigure()
      const { remainingMs } = planTime(clock, figure.at)
      const early = remainingMs - figure.seconds * 1000
      expect(early).toBeLessThanOrEqual(toleratedMs)
      errors.push(Math.abs(early))
      if (errors.some((error) => error <= toleratedMs)) break
    }
    return Math.min(...errors)
  }
}

/** Does something that runs the clock, and answers with the clock as the server has it then. */
async function clockAfter(page: Page, act: () => Promise<void>): Promise<ClockState> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/clock'))
  await act()
  const { interview } = (await (await answered).json()) as { interview: { clock: ClockState } }
  return interview.clock
}

async function joined(someone: Person, link: string, name: string): Promise<Strip> {
  await someone.join(link, name)
  return new Strip(someone.page)
}

test('S2 S3 the clock is right in every tab, after a reload, and with client clocks wrong by 5 minutes', async ({
  person,
  server,
}) => {
  // Three people, and figures that are watched as they change.
  test.slow()
  const room = await server.makeRoom(problemId)
  const [mina, ann, jun] = [await person(), await person(), await person()]
  await setWrong(mina.context, 5 * minute)
  await setWrong(ann.context, -5 * minute)
  const host = await joined(mina, room.interviewerUrl, 'Mina')
  const second = await joined(ann, room.interviewerUrl, 'Ann')
  const candidate = await joined(jun, room.candidateUrl, 'Jun')
  expect(await mina.page.evaluate(() => Date.now())).toBeGreaterThan(Date.now() + 4 * minute)

  await expect(host.page.locator('[data-stage]')).toHaveText([
    'Scope8',
    'High-level13',
    'Detail19',
    'Wrap-up5',
  ])
  let clock = await clockAfter(host.page, () =>
    host.page.getByRole('button', { name: 'Start', exact: true }).click(),
  )
  for (const strip of [host, second]) {
    await strip.isAt('Scope')
    expect(await strip.errorMs(clock)).toBeLessThanOrEqual(toleratedMs)
  }
  // R5b, and no second for the candidate to watch.
  await expect(candidate.page.locator('[data-line=goal]')).toContainText('Understand and scope')
  await expect(candidate.present).toHaveText('Scopeabout 8 min')
  await expect(candidate.all).not.toHaveText(/\d:\d\d/)

  clock = await clockAfter(second.page, () => second.press('+5 min'))
  expect(clock.steps[0]?.budgetMs).toBe(13 * minute)
  await expect(candidate.present).toHaveText('Scopeabout 13 min')
  expect(await host.errorMs(clock)).toBeLessThanOrEqual(toleratedMs)

  clock = await clockAfter(host.page, () => host.page.keyboard.press('Shift+Period'))
  for (const strip of [host, second, candidate]) await strip.isAt('High-level')
  await expect(candidate.page.locator('[data-line=goal]')).toContainText('High-level design')

  await mina.page.reload()
  await new RoomPage(mina.page).ready()
  await host.isAt('High-level')
  expect(await host.errorMs(clock)).toBeLessThanOrEqual(toleratedMs)

  clock = await clockAfter(second.page, () => second.page.keyboard.press('Shift+P'))
  await expect(candidate.present).toHaveText('High-levelpaused')
  await expect(host.page.getByRole('button', { name: 'Resume' })).toBeVisible()
  const stood = await host.present.textContent()
  const spent = spentIn(clock, 1, Date.now())

  clock = await clockAfter(host.page, () => host.page.getByRole('button', { name: 'Resume' }).click())
  expect(spentIn(clock, 1, clock.runningSince ?? 0)).toBe(spent)
  await expect(second.present).toHaveText(stood ?? '')

  // Back, and back again by the offer: the time of both stages goes on where it was.
  clock = await clockAfter(host.page, () => host.page.keyboard.press('Shift+Comma'))
  for (const strip of [host, second, candidate]) await strip.isAt('Scope')
  expect(await second.errorMs(clock)).toBeLessThanOrEqual(toleratedMs)
  clock = await clockAfter(host.page, () => host.page.getByRole('button', { name: 'Undo' }).click())
  for (const strip of [host, second, candidate]) await strip.isAt('High-level')
  expect(await second.errorMs(clock)).toBeLessThanOrEqual(toleratedMs)
})

test('S2 two interviewers pressing next at once: one stage change, and whoever was second is told', async ({
  person,
  server,
}) => {
  test.slow()
  const room = await server.makeRoom(problemId)
  const [mina, ann] = [await person(), await person()]
  ann.expectComplaints(/409/)
  const host = await joined(mina, room.interviewerUrl, 'Mina')
  const second = await joined(ann, room.interviewerUrl, 'Ann')
  await clockAfter(host.page, () => host.page.getByRole('button', { name: 'Start', exact: true }).click())
  await second.isAt('Scope')

  // Ann's command is on its way while Mina's arrives.
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  await ann.page.route('**/clock', async (route) => {
    await held
    await route.continue()
  })
  await second.page.keyboard.press('Shift+Period')
  await second.isAt('High-level')
  await clockAfter(host.page, () => host.page.getByRole('button', { name: 'Next: High-level' }).click())
  const refused = ann.page.waitForResponse((response) => response.url().endsWith('/clock'))
  letGo()
  expect((await refused).status()).toBe(409)
  await expect(ann.page.getByText('Mina has moved on already')).toBeVisible()
  for (const strip of [host, second]) await strip.isAt('High-level')
})

test('S2 without a connection nothing is changed, nothing waits, and it is said', async ({
  person,
  server,
}) => {
  const room = await server.makeRoom(problemId)
  const mina = await person()
  const host = await joined(mina, room.interviewerUrl, 'Mina')
  await clockAfter(host.page, () => host.page.getByRole('button', { name: 'Start', exact: true }).click())
  await host.isAt('Scope')
  mina.expectComplaints(/ERR_INTERNET_DISCONNECTED|WebSocket/)
  await mina.context.setOffline(true)
  await host.page.keyboard.press('Shift+Period')
  await expect(mina.page.getByText('No connection. The clock was not changed.')).toBeVisible()
  await host.isAt('Scope')
  await mina.context.setOffline(false)
  await mina.page.reload()
  await new RoomPage(mina.page).ready()
  await host.isAt('Scope')
})

test('S3 candidates read words in their language, run nothing, and may hide the clock', async ({
  person,
  server,
}) => {
  const room = await server.makeRoom(problemId)
  const [mina, jun] = [await person(), await person({ locale: 'ko-KR' })]
  const host = await joined(mina, room.interviewerUrl, 'Mina')
  const candidate = await joined(jun, room.candidateUrl, 'Jun')
  await expect(jun.page.getByRole('button', { name: '시작', exact: true })).toHaveCount(0)
  await clockAfter(host.page, () => host.page.getByRole('button', { name: 'Start', exact: true }).click())
  await expect(candidate.present).toHaveText('범위8분쯤')
  const line = jun.page.locator('[data-line=goal]')
  await expect(line).toContainText('문제 이해와 범위')
  await line.getByRole('button', { name: '닫기' }).click()
  await expect(line).toHaveCount(0)

  const asked: string[] = []
  jun.page.on('request', (request) => asked.push(request.url()))
  for (const key of ['Shift+Period', 'Shift+Comma', 'Shift+P']) await jun.page.keyboard.press(key)
  await candidate.press('시계 숨기기')
  await expect(candidate.present).toHaveText('범위')
  expect(asked.filter((url) => url.endsWith('/clock'))).toEqual([])
  await jun.page.reload()
  await new RoomPage(jun.page).ready()
  await expect(candidate.present).toHaveText('범위')
  await jun.page.keyboard.press('Shift+T')
  await expect(candidate.present).toHaveText('범위8분쯤')
})

import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { RoomPage } from './pages/room-page'

const cut = /WebSocket|ERR_INTERNET_DISCONNECTED|Failed to load resource/

const labels = async (view: RoomPage) => (await view.shapes()).map(({ label }) => label).sort()

/** Lets the second go by in which something was drawn: what is drawn within one is one moment. */
async function nextSecond(): Promise<void> {
  const second = () => Math.floor(Date.now() / 1000)
  const drawnIn = second()
  await expect.poll(second, { intervals: [100] }).toBeGreaterThan(drawnIn)
}

/** The host's look back along the board. */
class PastPanel {
  readonly panel: Locator
  readonly slider: Locator

  constructor(readonly page: Page) {
    this.panel = page.getByRole('dialog', { name: /Restore an earlier board|이전 보드로 되돌리기/ })
    this.slider = this.panel.getByRole('slider')
  }

  static async open(view: RoomPage, menu = 'More', item = 'Restore an earlier board…'): Promise<PastPanel> {
    await view.page.getByRole('button', { name: menu, exact: true }).click()
    await view.page.getByRole('menuitem', { name: item }).click()
    const past = new PastPanel(view.page)
    await expect(past.slider).toBeFocused()
    await expect(past.panel.locator('.tl-canvas')).toBeVisible()
    return past
  }

  labels(): Promise<string[]> {
    return this.page.evaluate(() => {
      interface Editor {
        getCurrentPageShapesSorted(): object[]
        getShapeUtil(shape: object): { getText(shape: object): string | undefined }
      }
      const { editor } = document.querySelector('[role=dialog] .board') as unknown as { editor?: Editor }
      return (editor?.getCurrentPageShapesSorted() ?? [])
        .map((shape) => editor?.getShapeUtil(shape).getText(shape) ?? '')
        .sort()
    })
  }

  /** Goes back by the arrow key until the board shows just this. */
  async seek(...wanted: string[]): Promise<void> {
    await expect(async () => {
      if (JSON.stringify(await this.labels()) !== JSON.stringify(wanted)) await this.slider.press('ArrowLeft')
      expect(await this.labels()).toEqual(wanted)
    }).toPass({ intervals: [100] })
  }
}

test('B11 B12 the host brings the board back and takes that back: everybody follows, and who was offline loses nothing', async ({
  person,
  room,
}) => {
  const [mina, jun, ann] = [await person(), await person(), await person()]
  const host = await mina.join(room.interviewerUrl, 'Mina')
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  const away = await ann.join(room.candidateUrl, 'Ann')
  await candidate.drawBox([200, 200], [380, 270], 'kept')
  await expect(candidate.save).toHaveText('Saved')
  await RoomPage.equal(candidate, away)
  await nextSecond()

  ann.expectComplaints(cut)
  await ann.context.setOffline(true)
  await expect(away.save).toHaveText(/^Offline/)
  await away.drawBox([600, 420], [780, 490], 'offline')
  await expect(away.save).toHaveText('Offline · 1 unsaved, kept here')
  await candidate.drawBox([500, 200], [680, 270], 'taken back')
  await RoomPage.equal(candidate, host)

  // R1: nobody but the host.
  await candidate.page.getByRole('button', { name: 'More', exact: true }).click()
  await expect(candidate.page.getByRole('menuitem', { name: 'Leave the room' })).toBeVisible()
  await expect(candidate.page.getByRole('menuitem', { name: /Restore/ })).toHaveCount(0)
  await candidate.page.keyboard.press('Escape')

  const past = await PastPanel.open(host)
  await expect(past.panel.getByRole('button', { name: 'Restore this moment' })).toBeDisabled()
  expect(await past.labels()).toEqual(['kept', 'taken back'])
  await past.seek('kept')
  // Only looked at: nothing has happened yet.
  expect(await labels(candidate)).toEqual(['kept', 'taken back'])
  await past.panel.getByRole('button', { name: 'Restore this moment' }).click()
  await expect(past.panel).toHaveCount(0)
  for (const view of [host, candidate])
    await expect(async () => expect(await labels(view)).toEqual(['kept'])).toPass()
  const undo = host.page.locator('[data-sonner-toast]').getByRole('button', { name: 'Undo' })
  await expect(host.page.getByText(/^The board is as it was at/)).toBeVisible()
  await expect(candidate.page.getByText(/^Mina brought the board back to/)).toBeVisible()

  // B11: what was drawn offline goes onto the board of now, once, and nothing of the old board comes with it.
  await ann.context.setOffline(false)
  await expect(away.page.getByText(/^Mina brought the board back to/)).toBeVisible()
  await expect(away.save).toHaveText(/saved\.?$/i)
  for (const view of [host, candidate, away])
    await expect(async () => expect(await labels(view)).toEqual(['kept', 'offline'])).toPass()

  await undo.click()
  for (const view of [host, candidate, away])
    await expect(async () => expect(await labels(view)).toEqual(['kept', 'offline', 'taken back'])).toPass()
  await expect(candidate.page.getByText('Mina took the restore back.')).toBeVisible()

  // What everybody draws on is one board, also from here on and after a reload.
  await away.drawBox([200, 420], [380, 490], 'after')
  await candidate.page.reload()
  await candidate.ready()
  await expect(async () =>
    expect(await labels(candidate)).toEqual(['after', 'kept', 'offline', 'taken back']),
  ).toPass()
  await RoomPage.equal(host, candidate)
  await RoomPage.equal(host, away)
})

test('B12 on a phone, in Korean: found and left by keyboard, and nothing has changed', async ({
  person,
  room,
}) => {
  const sora = await person({ locale: 'ko-KR', viewport: { width: 390, height: 844 }, hasTouch: true })
  const host = await sora.join(room.interviewerUrl, 'Sora')
  await expect(host.board).toBeVisible()
  const jun = await person()
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  await candidate.drawBox([200, 200], [380, 270], '캐시')
  await RoomPage.equal(candidate, host)
  await nextSecond()
  await candidate.drawBox([200, 400], [380, 470], '큐')
  await RoomPage.equal(candidate, host)

  const past = await PastPanel.open(host, '더 보기', '이전 보드로 되돌리기…')
  await expect(past.slider).toHaveAttribute('aria-valuetext', /지금 보드와 같아요/)
  await past.slider.press('Home')
  await expect(async () => expect(await past.labels()).toEqual([])).toPass()
  await expect(past.panel.getByRole('button', { name: '이전', exact: true })).toBeDisabled()
  const box = await past.panel.getByRole('button', { name: '이 시점으로 되돌리기' }).boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390)
  await past.slider.press('Escape')
  await expect(past.panel).toHaveCount(0)
  expect(await labels(host)).toEqual(['캐시', '큐'])
})

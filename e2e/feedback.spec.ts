import type { Page } from '@playwright/test'
import type { RoomView } from '@/lib/room-view'
import { ask } from './ask'
import { expect, type Person, test } from './fixtures'
import { RoomPage } from './pages/room-page'
import type { ServerProcess } from './server-process'

const problemId = 'payment-system'
const minuteMs = 60_000

const roomIn = (page: Page) => /\/rooms\/([\w-]+)/.exec(page.url())?.[1] ?? ''
const points = (page: Page, list: 'Strengths' | 'Next steps') =>
  page.getByRole('region', { name: list }).getByRole('textbox')
const summary = (page: Page) => page.getByLabel('Summary', { exact: true })
const releasePart = (page: Page) => page.getByRole('region', { name: 'Release', exact: true })
const saved = (page: Page) =>
  expect(page.getByTestId('desk-save').first()).toHaveAttribute('data-save', 'saved')

async function note(page: Page, text: string): Promise<void> {
  await page.keyboard.press('n')
  await expect(page.getByLabel('Private note')).toBeFocused()
  await page.keyboard.insertText(text)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Private note')).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(page.locator('.tl-container')).toBeFocused()
}

async function end(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'End for everyone' }).click()
  await page.getByRole('button', { name: 'End', exact: true }).click()
}

/** Lets minutes pass in a live interview that nobody has to wait for: all that was so far is that much longer ago. */
async function letPass(server: ServerProcess, roomId: string, minutes: number): Promise<void> {
  const earlier = `- $2::int * interval '1 millisecond'`
  for (const sql of [
    ...['BoardUpdate', 'InterviewEvent', 'Note', 'PresenceSample'].map(
      (table) => `UPDATE "${table}" SET "at" = "at" ${earlier} WHERE "roomId" = $1`,
    ),
    `UPDATE "Interview" SET "startedAt" = "startedAt" ${earlier}, "clock" = jsonb_set("clock", '{runningSince}',
      to_jsonb(("clock"->>'runningSince')::bigint - $2::int)) WHERE "roomId" = $1`,
  ])
    await server.rows(sql, [roomId, minutes * minuteMs])
}

/** A short interview that is over, with one note that makes a strength. Answers its room. */
async function held(hana: Person, min: Person): Promise<string> {
  const { page } = hana
  await page.goto('/')
  const { roomId } = await ask<{ roomId: string }>(page, 'POST', '/api/rooms', {
    ...{ name: 'Hana', title: 'Payments', problemId },
  })
  const room = `/api/rooms/${roomId}`
  const { invites } = await ask<{ invites: { role: string; url: string }[] }>(page, 'GET', `${room}/invites`)
  await min.join(invites.find(({ role }) => role === 'candidate')?.url ?? '', 'Min')
  await ask(page, 'POST', `${room}/consent`, { recording: true })
  await ask(page, 'POST', `${room}/clock`, { command: 'start', expected: 0 })
  const at = await page.evaluate(() => Date.now())
  await ask(page, 'PUT', `${room}/notes/n${at}`, {
    ...{ at, elapsedMs: 1000, stage: 'scope', text: '+ asks first #scope', selection: [], version: 0 },
  })
  await ask(page, 'POST', `${room}/end`, {})
  await page.goto(`/rooms/${roomId}/feedback`)
  await expect(page.getByRole('heading', { name: 'Feedback for Min' })).toBeVisible()
  return roomId
}

test('C3 C4 C6 V3 V6 from the end of an interview to feedback that was read, and to another try from minute 23', async ({
  person,
  server,
}) => {
  const room = await server.makeRoom(problemId)
  const [mina, jun] = [await person(), await person()]
  await mina.join(room.interviewerUrl, 'Mina')
  const candidate = await jun.join(room.candidateUrl, 'Jun')
  const roomId = roomIn(mina.page)
  const clock = `/api/rooms/${roomId}/clock`
  const { page } = mina

  await ask(page, 'POST', clock, { command: 'start', expected: 0 })
  await candidate.drawBox([700, 300], [880, 370], 'client')
  await note(page, '+ asks who pays first #scope')
  await expect(candidate.save).toHaveText('Saved')
  await saved(page)
  await letPass(server, roomId, 23)
  await ask(page, 'POST', clock, { command: 'next', expected: 1 })
  await expect(page.locator('[data-stage][aria-current=step]')).toContainText('High-level')
  await candidate.drawBox([1000, 300], [1180, 370], 'ledger')
  await expect(candidate.save).toHaveText('Saved')
  await note(page, '- a retry pays twice #depth')
  await page.getByRole('button', { name: 'Technical depth: 2, Nearly' }).click()
  await page.getByRole('button', { name: 'Communication: 4, Well beyond' }).click()
  await saved(page)
  await end(page)

  // C3: the notes have sorted themselves; what is missing is said, and leads to its place.
  await page.getByRole('link', { name: 'Write the feedback' }).click()
  await expect(page.getByRole('heading', { name: 'Feedback for Jun' })).toBeVisible()
  await expect(points(page, 'Strengths')).toHaveValue('asks who pays first')
  await expect(points(page, 'Next steps')).toHaveValue('a retry pays twice')
  await page.getByRole('button', { name: 'There is no summary.' }).click()
  await expect(summary(page)).toBeFocused()
  await page.keyboard.insertText('Sound, and calm.')
  await expect(page.getByRole('button', { name: 'Hand in', exact: true })).toBeDisabled()
  await page.getByRole('button', { name: 'Link a moment' }).click()
  await page
    .getByRole('list', { name: 'Moments to link to Communication' })
    .getByRole('button', { name: /a retry pays twice/ })
    .click()
  await page.getByRole('button', { name: 'Hand in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Handed in' })).toBeFocused()

  // C4: the candidate rates first, themselves and the interview, and has seen nothing.
  const theirs = jun.page
  await expect(theirs.getByText('Sound, and calm.')).toHaveCount(0)
  await theirs.getByRole('button', { name: 'Communication: 3, Ready' }).click()
  await theirs
    .getByRole('group', { name: 'Was it clear what you were to do?' })
    .getByRole('radio', { name: 'Yes', exact: true })
    .check({ force: true })
  // What was answered is taken back by a second press.
  const heard = theirs
    .getByRole('group', { name: 'Were you heard?' })
    .getByRole('radio', { name: 'No', exact: true })
  await heard.check({ force: true })
  await heard.click({ force: true })
  await expect(heard).not.toBeChecked()
  await theirs.getByLabel('Anything you would like to say').fill('The hints came in time.')
  await theirs.getByRole('button', { name: 'Hand in my rating' }).click()
  await expect(theirs.getByText('Everyone has handed in. The lead opens it.')).toBeVisible()

  // C6: both sides at once, in the room.
  await page.getByRole('link', { name: 'To the room' }).click()
  await page.getByRole('button', { name: 'Show both sides' }).click()
  await expect(page.getByText('The hints came in time.')).toBeVisible()
  await expect(theirs.getByRole('heading', { name: 'Side by side' })).toBeVisible()
  await expect(theirs.getByText('The hints came in time.')).toHaveCount(0)

  await page.getByRole('link', { name: 'Feedback', exact: true }).click()
  await expect(releasePart(page)).toContainText('The candidate has rated themselves')
  await releasePart(page).getByRole('button', { name: 'Release', exact: true }).click()
  await expect(releasePart(page).getByText(/^Released on/)).toBeVisible()

  await expect(theirs.getByText('Feedback is here. Strengths first.')).toBeVisible()
  await theirs.getByRole('link', { name: 'Read it' }).click()
  await expect(theirs.getByText('Sound, and calm.').first()).toBeVisible()
  await expect(theirs.getByText('a retry pays twice').first()).toBeVisible()
  await theirs
    .getByRole('link', { name: /^Watch 23:\d\d in the replay$/ })
    .first()
    .click()
  await expect(theirs.getByRole('slider', { name: 'Moment' })).toBeVisible({ timeout: 30_000 })
  await theirs.getByRole('button', { name: /^Try again from 23:\d\d$/ }).click()
  await theirs.getByRole('button', { name: 'Open the practice room' }).click()
  await theirs.waitForURL((url) => /\/rooms\/[\w-]+$/.test(url.pathname) && !url.pathname.includes(roomId))
  const again = await new RoomPage(theirs).ready()
  await expect.poll(async () => (await again.shapes()).map(({ label }) => label)).toContain('client')
  const { kind, interview } = await ask<RoomView>(theirs, 'GET', `/api/rooms/${roomIn(theirs)}`)
  expect(kind).toBe('practice')
  const spentMs = interview?.clock.steps.reduce((all, step) => all + step.spentMs, 0) ?? 0
  expect(spentMs).toBeGreaterThanOrEqual(23 * minuteMs)
  expect(spentMs).toBeLessThan(25 * minuteMs)
})

test('C2 a reload in the middle of writing loses nothing, with and without a network', async ({ person }) => {
  const [hana, min] = [await person(), await person()]
  const { page, context } = hana
  await held(hana, min)
  await expect(points(page, 'Strengths')).toHaveValue('asks first')
  hana.expectComplaints(/Failed to load resource|net::/)
  await context.route('**/feedback', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.fallback(),
  )
  await summary(page).pressSequentially('Half a sent')
  await points(page, 'Strengths').fill('asks first, and waits')
  await page.getByRole('button', { name: 'Add a next step' }).click()
  await expect(points(page, 'Next steps')).toBeFocused()
  await page.keyboard.insertText('name the load')
  await expect(page.getByTestId('desk-save').first()).toHaveText('Offline · 1 kept here')
  await page.reload()
  await expect(summary(page)).toHaveValue('Half a sent')
  await expect(points(page, 'Strengths')).toHaveValue('asks first, and waits')
  await expect(points(page, 'Next steps')).toHaveValue('name the load')
  await context.unroute('**/feedback')
  await saved(page)
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await expect(summary(page)).toHaveValue('Half a sent')
  await expect(points(page, 'Next steps')).toHaveValue('name the load')

  // Too long: said at its place, kept, and not saved before it is shorter.
  await summary(page).fill('x'.repeat(4100))
  await expect(page.getByText(/^4100 of 4000 characters/)).toBeVisible()
  await expect(page.getByText(/^Not saved, kept here/)).toBeVisible()
  await page.reload()
  await expect(summary(page)).toHaveValue('x'.repeat(4100))
  await summary(page).fill('Short.')
  await saved(page)
})

test('C4 points are moved and turned by keys and buttons, taken out and brought back', async ({ person }) => {
  const [hana, min] = [await person(), await person()]
  const { page } = hana
  await held(hana, min)
  // The moment goes and another comes, and the focus with them.
  const strengths = page.getByRole('region', { name: 'Strengths' })
  const unlink = strengths.getByRole('button', { name: /^Remove the moment/ })
  await unlink.click()
  const link = strengths.getByRole('button', { name: 'Link a moment' })
  await expect(link).toBeFocused()
  await link.press('Enter')
  await page.getByRole('button', { name: /^Start of / }).click()
  await expect(unlink).toBeFocused()
  await page.getByRole('button', { name: 'Add a strength' }).click()
  await page.keyboard.insertText('names the load')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(points(page, 'Strengths').first()).toHaveValue('names the load')
  await expect(points(page, 'Strengths').first()).toBeFocused()
  const first = page.getByRole('region', { name: 'Strengths' }).getByRole('listitem').first()
  await first.getByRole('button', { name: 'Make it a next step' }).click()
  await expect(points(page, 'Next steps')).toHaveValue('names the load')
  await page
    .getByRole('region', { name: 'Next steps' })
    .getByRole('button', { name: 'Remove', exact: true })
    .click()
  await expect(points(page, 'Next steps')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(points(page, 'Next steps')).toHaveValue('names the load')
  await saved(page)
  await page.reload()
  await expect(points(page, 'Next steps')).toHaveValue('names the load')
})

test('C4 a release without the self-rating asks first; it is amended by a version that says why', async ({
  person,
}) => {
  const [hana, min] = [await person(), await person()]
  const { page } = hana
  const roomId = await held(hana, min)
  await summary(page).fill('A first word.')
  await saved(page)
  await page.getByRole('button', { name: 'Hand in', exact: true }).click()
  await releasePart(page).getByRole('button', { name: 'Release', exact: true }).click()
  await expect(releasePart(page)).toContainText('Release without the self-rating?')
  await releasePart(page).getByRole('button', { name: 'Release anyway' }).click()
  await expect(releasePart(page).getByText('Nothing was handed in since.')).toBeVisible()

  await min.page.goto(`/rooms/${roomId}/feedback`)
  await expect(min.page.getByText('Both sides were shown before you rated yourself.')).toBeVisible()
  await min.page.getByRole('link', { name: 'Read it' }).click()
  await expect(min.page.getByText('A first word.').first()).toBeVisible()

  await page.getByRole('button', { name: 'Change my card' }).click()
  await summary(page).fill('A better word.')
  await saved(page)
  await min.page.reload()
  await expect(min.page.getByText('A first word.').first()).toBeVisible()
  await page.getByRole('button', { name: 'Hand in', exact: true }).click()
  const amend = releasePart(page).getByRole('button', { name: 'Release the amendment' })
  await expect(amend).toBeDisabled()
  await releasePart(page).getByLabel('What is different').fill('Said better')
  await amend.click()
  await expect(releasePart(page).getByRole('listitem').filter({ hasText: 'Said better' })).toBeVisible()
  await min.page.reload()
  await expect(min.page.getByText('A better word.').first()).toBeVisible()
  await expect(min.page.getByText('Said better').first()).toBeVisible()
})

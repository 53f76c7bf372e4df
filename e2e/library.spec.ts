import type { Page } from '@playwright/test'
import { cardOf } from '@/lib/problem/brief'
import { problems } from '@/lib/problem/catalog/problems'
import { inSuggestedOrder } from '@/lib/problem/library'
import { dimensionIds } from '@/lib/rubric/dimensions'
import { ask } from './ask'
import { complaints, expect, test } from './fixtures'
import { RoomPage } from './pages/room-page'

const cards = inSuggestedOrder(problems.map((problem) => cardOf(problem, 'en')))
const moneyCards = cards.filter(({ theme }) => theme === 'money')

const list = (page: Page) => page.getByRole('list', { name: /^(All problems|모든 문제)$/ })
const titles = (page: Page) => list(page).getByRole('heading', { level: 3 })
const count = (page: Page) => page.getByRole('region', { name: 'All problems' }).getByRole('status')
const chip = (page: Page, group: string, name: string) =>
  page.getByRole('group', { name: group }).getByRole('button', { name, exact: true })

const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

/** Practises a problem, to the end, and rates oneself 3 in everything. */
async function practise(page: Page, problemId: string): Promise<void> {
  await page.goto(`/new?problem=${problemId}&kind=practice`)
  await page.locator('input[name=name]').fill('Mina')
  await page.locator('form button[type=submit]').click()
  await new RoomPage(page).ready()
  const room = `/api/rooms/${new URL(page.url()).pathname.split('/')[2]}`
  await ask(page, 'POST', `${room}/clock`, { command: 'start', expected: 0 })
  await ask(page, 'POST', `${room}/end`, {})
  for (const dimension of dimensionIds)
    await ask(page, 'PUT', `${room}/scores/${dimension}`, { level: 3, version: 0, moments: [] })
  await ask(page, 'POST', `${room}/scorecard`, { action: 'submit' })
}

test('P4 a stranger finds problems by theme, difficulty and words, and the address keeps it', async ({
  person,
}) => {
  const { page } = await person()
  await page.goto('/problems')
  await expect(titles(page)).toHaveText(cards.map(({ title }) => title))
  await expect(count(page)).toHaveText(`${cards.length} problems`)
  // Who has practised nothing is asked nothing about it.
  await expect(page.getByRole('group', { name: 'Practice' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Make an account' })).toHaveAttribute(
    'href',
    '/sign-up?next=/problems',
  )

  await chip(page, 'Theme', 'Money').click()
  await expect(chip(page, 'Theme', 'Money')).toHaveAttribute('aria-pressed', 'true')
  await expect(titles(page)).toHaveText(moneyCards.map(({ title }) => title))
  await expect(count(page)).toHaveText(`${moneyCards.length} of ${cards.length}`)
  await chip(page, 'Difficulty', 'Difficulty 5 of 5').click()
  const hard = moneyCards.filter(({ difficulty }) => difficulty === 5)
  await expect(titles(page)).toHaveText(hard.map(({ title }) => title))
  await expect(page).toHaveURL(/\?theme=money&level=5$/)

  // What was chosen can be undone, sent to somebody, and come back to.
  await page.reload()
  await expect(titles(page)).toHaveCount(hard.length)
  await page.goBack()
  await expect(page).toHaveURL(/\?theme=money$/)
  await expect(titles(page)).toHaveCount(moneyCards.length)

  const search = page.getByRole('textbox', { name: 'Search problems' })
  await search.fill('  WALLET ')
  await expect(titles(page)).toHaveText(['Digital wallet'])
  await expect(page).toHaveURL(/[?&]q=/)
  await search.fill('no such thing')
  await expect(page.getByText('No problem fits this.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(titles(page)).toHaveCount(cards.length)
  await expect(search).toHaveValue('')
  await expect(page).toHaveURL(/\/problems$/)
  await expect(page.getByRole('heading', { name: 'All problems' })).toBeFocused()

  await page.getByRole('combobox', { name: 'Order' }).selectOption({ label: 'Hardest first' })
  await expect(titles(page).first()).toHaveText(cards.find(({ difficulty }) => difficulty === 5)!.title)
  await titles(page).first().getByRole('link').click()
  await page.waitForURL(/\/problems\/[a-z-]+$/)
  await page.goBack()
  await expect(page).toHaveURL(/order=hardest/)
  await expect(page.getByRole('combobox', { name: 'Order' })).toHaveValue('hardest')

  // A problem that is clicked while the address still waits for more to be typed is gone to, and comes back found.
  await search.focus()
  await page.keyboard.insertText('wallet')
  await expect(titles(page)).toHaveText(['Digital wallet'])
  await titles(page).first().getByRole('link').click()
  await page.waitForURL(/\/problems\/[a-z-]+$/)
  await page.goBack()
  await expect(page).toHaveURL(/[?&]q=wallet/)
  await expect(search).toHaveValue('wallet')

  // The link to the library is one to all of it.
  await page.getByRole('banner').getByRole('link', { name: 'Problems' }).click()
  await expect(page).toHaveURL(/\/problems$/)
  await expect(search).toHaveValue('')
  await expect(titles(page)).toHaveCount(cards.length)
})

test('P4 a problem by chance comes from the list, never twice in a row, and leads on', async ({ person }) => {
  const { page } = await person()
  await page.goto('/problems?theme=money')
  const surprise = page.getByRole('region', { name: 'By chance' })
  const picked = surprise.getByRole('heading', { level: 3 }).getByRole('link')
  await page.getByRole('button', { name: 'Surprise me' }).click()
  const another = surprise.getByRole('button', { name: 'Another' })
  // The same button: the keyboard stays on it.
  await expect(another).toBeFocused()
  let before = await picked.innerText()
  for (let draw = 0; draw < 5; draw++) {
    await page.keyboard.press('Enter')
    await expect(picked).not.toHaveText(before)
    before = await picked.innerText()
    expect(moneyCards.map(({ title }) => title)).toContain(before)
  }
  await expect(surprise.getByRole('status')).toHaveText(`Chosen by chance: ${before}`)
  const { id } = moneyCards.find(({ title }) => title === before)!
  await expect(surprise.getByRole('link', { name: /^Interview with it/ })).toHaveAttribute(
    'href',
    `/new?problem=${id}`,
  )
  await surprise.getByRole('link', { name: /^Practise it/ }).click()
  await page.waitForURL(`**/new?problem=${id}&kind=practice`)
  await expect(page.getByRole('radio', { name: before })).toBeChecked()
})

test('V5 what was practised is marked, and something else comes next', async ({ person }) => {
  const [first, second] = cards
  const { page } = await person()
  await page.goto('/problems')
  const next = page.getByRole('region', { name: 'Next for you' })
  await expect(next.getByRole('heading', { level: 3 })).toHaveText(first!.title)
  await expect(next).toContainText('A good one to begin with.')
  await expect(page.getByText('Choose a problem and start a room with it.')).toBeVisible()

  await practise(page, first!.id)
  await page.goto('/problems')
  await expect(next.getByRole('heading', { level: 3 })).toHaveText(second!.title)
  await expect(next).toContainText('A theme you have not practised yet.')
  await expect(page.getByText('Choose a problem and start a room with it.')).toHaveCount(0)
  await expect(list(page).getByRole('listitem').first()).toContainText('Practised 1×, last on')
  await expect(list(page).getByRole('listitem').first()).toContainText('3 of 4 in your own rating')

  await chip(page, 'Practice', 'Practised').click()
  await expect(titles(page)).toHaveText([first!.title])
  await chip(page, 'Practice', 'Not practised yet').click()
  await expect(count(page)).toHaveText(`${cards.length - 1} of ${cards.length}`)

  await page.goto('/new')
  await expect(page.getByRole('radio', { name: first!.title })).toHaveAccessibleName(/Practised 1×/)
  // The set-up in a room has the same marks.
  await page.goto('/')
  await page.getByLabel('Your name').fill('Mina')
  await page.getByRole('button', { name: 'Start a room now' }).click()
  await new RoomPage(page).ready()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Run an interview here' }).click()
  await expect(page.getByRole('radio', { name: first!.title })).toHaveAccessibleName(/Practised 1×/)
  // Nobody else sees it.
  const stranger = await person()
  await stranger.page.goto('/problems')
  await expect(titles(stranger.page)).toHaveCount(cards.length)
  await expect(stranger.page.getByText(/^Practised/)).toHaveCount(0)
})

for (const [locale, colorScheme] of [
  ['en-US', 'light'],
  ['ko-KR', 'dark'],
] as const) {
  test(`P4 the library is axe-clean and fits a phone (${locale}, ${colorScheme})`, async ({ person }) => {
    const viewport = { width: 390, height: 844 }
    const { page } = await person({ locale, colorScheme, viewport, hasTouch: true })
    await practise(page, 'hotel-reservation')
    await page.goto('/problems')
    await expect(titles(page)).toHaveCount(cards.length)
    await page.getByRole('button', { name: /Surprise me|아무거나/ }).click()
    await expect(page.getByRole('button', { name: /Another|다른 문제/ })).toBeVisible()
    expect([await isTooWide(page), await complaints(page)]).toEqual([false, []])
    const korean = locale === 'ko-KR'
    await expect(list(page)).toContainText(korean ? '1번 연습' : 'Practised 1×')
    await chip(page, korean ? '주제' : 'Theme', korean ? '금융' : 'Money').click()
    await expect(titles(page)).toHaveCount(moneyCards.length)
    await page.goto('/new')
    await expect(page.getByRole('radio').first()).toBeVisible()
    expect([await isTooWide(page), await complaints(page)]).toEqual([false, []])
  })
}

/**
 * `npm run bench -- canvas`: how smooth a large board is, 500 components and 800 flows beside 500 rectangles and 800
 * arrows of the canvas' vendor, in one run and by turns: figures of one machine mean something only as ratios.
 */
import { availableParallelism } from 'node:os'
import { type Browser, chromium, type Page } from '@playwright/test'
import { startServer } from '@/e2e/server-process'
import { RoomPage } from '@/e2e/pages/room-page'
import { makeArrow, makeBox, makeCard, makeComponent, makeShapeId } from '@/lib/board/make-record'
import { stencilKinds } from '@/lib/stencil/kinds'

const rounds = 3
const columns = 25
const shapeCount = 500
const arrowCount = 800
const spacing = { x: 280, y: 170 }
const text = 'how many orders a second, and how large is one of them'
/** Stands among others on all sides, so that several arrows follow it. */
const middle = 10 * columns + 12

type Sort = 'components' | 'rectangles'
type Task = 'drag one' | 'drag twenty' | 'type'
const sorts: readonly Sort[] = ['rectangles', 'components']
const tasks: readonly Task[] = ['drag one', 'drag twenty', 'type']

interface Editor {
  store: { put(records: unknown[]): void }
  select(...ids: string[]): void
  selectNone(): void
  zoomToFit(): void
  undo(): void
  setEditingShape(id: string): void
  setCurrentTool(path: string, info?: object): void
  getShape(id: string): object
  getShapePageBounds(id: string): { center: { x: number; y: number } }
  pageToScreen(point: { x: number; y: number }): { x: number; y: number }
}

// The bench is given the browser to use; none means Playwright's own.
const server = await startServer()
const browser = await chromium.launch({
  executablePath: process.argv[2] || undefined,
  args: ['--no-sandbox'],
})
const frames = new Map<string, number[]>()
try {
  const boards = {
    components: await open(browser, 'components'),
    rectangles: await open(browser, 'rectangles'),
  }
  for (let round = 0; round < rounds; round++) {
    for (const task of tasks) {
      for (const sort of round % 2 === 0 ? sorts : [...sorts].reverse()) {
        const key = `${task} ${sort}`
        frames.set(key, [...(frames.get(key) ?? []), ...(await measure(boards[sort], sort, task))])
      }
    }
  }
} finally {
  await browser.close()
  await server.stop()
}
print()

/** A room of its own with the whole board in view. */
async function open(browser: Browser, sort: Sort): Promise<Page> {
  const room = await server.makeRoom()
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' })
  // As text: a function would carry names that only its bundler knows.
  await context.addInitScript({
    content: `frameTimes = []; (function tick(now) { frameTimes.push(now); requestAnimationFrame(tick) })(0)`,
  })
  const page = await context.newPage()
  await RoomPage.join(page, room.interviewerUrl, 'Bench')
  await page.evaluate((records) => {
    const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
    editor.store.put(records)
    editor.zoomToFit()
    editor.selectNone()
  }, recordsOf(sort))
  await page.getByText('Saved', { exact: true }).waitFor({ timeout: 60_000 })
  return page
}

function recordsOf(sort: Sort): unknown[] {
  const shapes = Array.from({ length: shapeCount }, (_, at) => {
    const place = {
      id: `s${at}`,
      x: (at % columns) * spacing.x,
      y: Math.floor(at / columns) * spacing.y,
      label: `Part ${at}`,
    }
    const kind = stencilKinds[at % stencilKinds.length] ?? 'service'
    return sort === 'components' ? makeComponent({ ...place, kind }) : makeBox(place)
  })
  const ends = shapes.flatMap((_, at) => [
    ...(at % columns < columns - 1 ? [[at, at + 1]] : []),
    ...(at + columns < shapeCount ? [[at, at + columns]] : []),
  ])
  const arrows = ends
    .slice(0, arrowCount)
    .flatMap(([from, to], at) =>
      makeArrow({ id: `a${at}`, from: makeShapeId(`s${from}`), to: makeShapeId(`s${to}`) }),
    )
  const card = makeCard(
    'requirements',
    { id: 'card', x: -600, y: 0 },
    { rows: [{ section: 'functional', text: '', target: '' }] },
  )
  return [...shapes, ...arrows, ...(sort === 'components' ? [card] : [])]
}

/** The times between frames, in ms, while a task is done by mouse or keyboard. */
async function measure(page: Page, sort: Sort, task: Task): Promise<number[]> {
  await page.bringToFront()
  const place = await prepare(page, task)
  if (task === 'type' && sort === 'components') await editCard(page)
  else if (task === 'type') await edit(page)
  await takeFrames(page)
  if (task === 'type') await page.keyboard.type(text, { delay: 16 })
  else await drag(page, place)
  const times = await takeFrames(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  return times.slice(1).map((time, at) => time - (times[at] ?? time))
}

/** The moments of all frames since the last time this was asked. */
function takeFrames(page: Page): Promise<number[]> {
  return page.evaluate(() => (window as unknown as { frameTimes: number[] }).frameTimes.splice(0))
}

/** Selects what is dragged; answers where the mouse takes hold of it. */
function prepare(page: Page, task: Task): Promise<{ x: number; y: number }> {
  return page.evaluate(
    ([first, count]) => {
      const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
      editor.selectNone()
      editor.select(
        ...Array.from({ length: count }, (_, at) => `shape:s${first - (at % 5) - 25 * Math.floor(at / 5)}`),
      )
      return editor.pageToScreen(editor.getShapePageBounds(`shape:s${first}`).center)
    },
    [middle, task === 'drag twenty' ? 20 : 1] as const,
  )
}

async function editCard(page: Page): Promise<void> {
  const row = await page.locator('.board-card-row').first().boundingBox()
  if (!row) throw new Error('the card is not shown')
  await page.mouse.dblclick(row.x + row.width / 2, row.y + row.height / 2)
  await page.locator('.board-card-row textarea').first().waitFor()
}

function edit(page: Page): Promise<void> {
  return page.evaluate((id) => {
    const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
    editor.setEditingShape(id)
    editor.setCurrentTool('select.editing_shape', { target: 'shape', shape: editor.getShape(id) })
  }, `shape:s${middle}`)
}

async function drag({ mouse }: Page, { x, y }: { x: number; y: number }): Promise<void> {
  await mouse.move(x, y)
  await mouse.down()
  for (let step = 1; step <= 90; step++) {
    const angle = (step / 90) * 2 * Math.PI
    await mouse.move(x + 80 * Math.sin(angle), y + 60 * (1 - Math.cos(angle)))
  }
  await mouse.up()
}

function print(): void {
  const percentile = (values: readonly number[], part: number) =>
    [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0
  console.log(
    `\n${shapeCount} shapes, ${arrowCount} arrows, all in view; ${rounds} rounds; ${availableParallelism()} processors shared by browser and server\n`,
  )
  console.log('| task | shapes | frames | p50 ms | p95 ms | max ms |\n|---|---|---|---|---|---|')
  for (const task of tasks) {
    for (const sort of sorts) {
      const values = frames.get(`${task} ${sort}`) ?? []
      const [p50, p95, max] = [0.5, 0.95, 1].map((part) => percentile(values, part).toFixed(1))
      console.log(`| ${task} | ${sort} | ${values.length} | ${p50} | ${p95} | ${max} |`)
    }
  }
  console.log('\nRatios, components to rectangles (goal: p95 at most 1.5):')
  for (const task of tasks) {
    const [ours, theirs] = [...sorts].reverse().map((sort) => frames.get(`${task} ${sort}`) ?? [])
    const ratio = (part: number) => (percentile(ours ?? [], part) / percentile(theirs ?? [], part)).toFixed(2)
    console.log(`  ${task}: p50 ×${ratio(0.5)}, p95 ×${ratio(0.95)}`)
  }
}

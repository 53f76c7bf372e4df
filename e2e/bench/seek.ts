/**
 * `npm run bench -- seek`: how long it takes in a browser from a press on the scrubber of a scripted hour until the board
 * of that moment is painted (V1), beside the canvas' own `loadSnapshot` of the very same board. Parts are loaded in the
 * first round, and partly at hand in the second; only ratios of one run mean something on another machine.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { ask } from '@/e2e/ask'
import { startServer } from '@/e2e/server-process'

const minutes = 60
const seeks = 60

interface Editor {
  getSnapshot(): { document: unknown }
  loadSnapshot(snapshot: unknown): void
  getCurrentPageShapeIds(): Set<string>
}

const folder = mkdtempSync(path.join(tmpdir(), 'drawbridge-bench-'))
const server = await startServer()
// The bench is given the browser to use; none means Playwright's own.
const browser = await chromium.launch({
  executablePath: process.argv[2] || undefined,
  args: ['--no-sandbox'],
})
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' })
  // What the bundler adds to functions that have a name, and only it knows.
  await page.addInitScript({ content: 'globalThis.__name = (named) => named' })
  await page.goto(server.url)
  await ask(page, 'POST', '/api/rooms', { name: 'Bench' })
  const { roomId } = await takeIn(page)
  await page.goto(`${server.url}/rooms/${roomId}/replay`)
  await page.locator('.board .tl-canvas').waitFor({ timeout: 60_000 })
  console.log(
    '| round | seeks | p50 ms | p95 ms | most shapes | loadSnapshot p50 ms | p95 ms | ours to it, p95 |',
  )
  console.log('|---|---|---|---|---|---|---|---|')
  let chance = 5
  for (const round of ['parts to load', 'again']) {
    const [ours, theirs, shapes]: number[][] = [[], [], []]
    for (let n = 0; n < seeks; n++) {
      chance = (chance * 16_807) % 2_147_483_647
      const [own, other, count] = await measure(page, chance / 2_147_483_647)
      ours?.push(own)
      theirs?.push(other)
      shapes?.push(count)
    }
    const [own, other] = [percentilesOf(ours ?? []), percentilesOf(theirs ?? [])]
    const cells = [round, seeks, own[0], own[1], Math.max(...(shapes ?? [])), other[0], other[1]]
    console.log(`| ${cells.map(String).join(' | ')} | ×${(own[1] / other[1]).toFixed(1)} |`)
  }
} finally {
  await browser.close()
  await server.stop()
  rmSync(folder, { recursive: true })
}

/** Brings the scripted session into the server, as a session file. */
async function takeIn(page: Page): Promise<{ roomId: string }> {
  const file = path.join(folder, 'bench.drawbridge')
  execFileSync(process.execPath, ['--import', 'tsx', 'server/bench/scripted-file.ts', String(minutes), file])
  return page.evaluate(async (base64) => {
    const body = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))
    const answer = await fetch('/api/session-files', { method: 'POST', body })
    if (!answer.ok) throw new Error(await answer.text())
    return (await answer.json()) as { roomId: string }
  }, readFileSync(file).toString('base64'))
}

/** ms until a moment is painted, ms until the vendor's way has painted the same board, and how many shapes that is. */
async function measure(page: Page, share: number): Promise<[number, number, number]> {
  return page.evaluate(async (where) => {
    const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
    const thumb = document.querySelector('[role=slider]') as HTMLElement
    const track = thumb.closest('[data-orientation][dir]') ?? thumb.parentElement?.parentElement
    if (!track) throw new Error('no scrubber')
    const { left, top, width, height } = track.getBoundingClientRect()
    const painted = (isReady: () => boolean) =>
      new Promise<number>((resolve) => {
        const begun = performance.now()
        const look = () =>
          requestAnimationFrame(() =>
            requestAnimationFrame(() => (isReady() ? resolve(performance.now() - begun) : look())),
          )
        look()
      })
    const point = {
      ...{ bubbles: true, pointerId: 1, pointerType: 'mouse', isPrimary: true, button: 0 },
      ...{ clientX: left + width * (0.02 + 0.96 * where), clientY: top + height / 2 },
    }
    const before = thumb.getAttribute('aria-valuenow')
    const seeking = painted(() => thumb.ariaBusy !== 'true')
    track.dispatchEvent(new PointerEvent('pointerdown', { ...point, buttons: 1 }))
    track.dispatchEvent(new PointerEvent('pointerup', point))
    const own = await seeking
    if (thumb.getAttribute('aria-valuenow') === before) throw new Error('the playhead stands where it stood')
    const { document: board } = editor.getSnapshot()
    const loading = painted(() => true)
    editor.loadSnapshot({ document: board })
    return [own, await loading, editor.getCurrentPageShapeIds().size]
  }, share)
}

function percentilesOf(times: number[]): [p50: number, p95: number] {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0)
  return [at(0.5), at(0.95)]
}

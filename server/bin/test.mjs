// npm test: the set-up of start with a build folder of its own, then every suite. Each suite's
// failure fails it. `npm run e2e -- …` runs only the browser and process tests, with Playwright's options.
import { readFileSync, rmSync } from 'node:fs'
import { build, checkNode, generate, install } from './prepare.mjs'
import { findChromium, findProxy } from './programs.mjs'
import { main, runAloud, StepError } from './steps.mjs'

const folder = 'build/test'
/** What failed in vitest, a line each. */
const failures = `${folder}/vitest-failures.txt`
const e2eOnly = process.argv[2] === '--e2e'
const rest = process.argv.slice(e2eOnly ? 3 : 2)

await main(async () => {
  checkNode()
  await install()
  await generate()
  await build(folder)

  /** @type {string[]} */
  const failed = []
  /**
   * @param {string} suite
   * @param {string[]} args
   * @param {Record<string, string>} [env]
   */
  const suite = async (suite, args, env) => {
    if ((await runAloud(process.execPath, args, env)) !== 0) failed.push(suite)
  }
  if (!e2eOnly) {
    rmSync(failures, { force: true })
    const reporters = ['--reporter=default', '--reporter=./server/bin/vitest-failures.mjs']
    await suite(
      'unit and integration tests (vitest)',
      ['node_modules/vitest/vitest.mjs', 'run', ...reporters],
      { FAILURES: failures },
    )
  }
  // Looked for only now, so that a missing program hides no suite that can do without it.
  const chromium = await find(findChromium, failed)
  await find(findProxy, failed)
  if (chromium !== null) {
    await suite(
      'browser and process tests (playwright)',
      ['node_modules/@playwright/test/cli.js', 'test', ...rest],
      { DRAWBRIDGE_CHROMIUM: chromium },
    )
  }
  if (failed.length > 0) throw new StepError([...failedTests(), `Failed: ${failed.join('; ')}`].join('\n'))
  console.log(e2eOnly ? 'The browser and process tests passed.' : 'Every suite passed.')
})

/**
 * What a search found; null when the program is not there, which is noted and fails the run at its end.
 * @param {() => Promise<string>} search
 * @param {string[]} failed
 */
async function find(search, failed) {
  try {
    return await search()
  } catch (error) {
    if (!(error instanceof StepError)) throw error
    console.error(error.message)
    failed.push(error.message)
    return null
  }
}

/**
 * What failed in vitest, with the first line of why: said last, since the browser tests print much in between.
 * @returns {string[]}
 */
function failedTests() {
  try {
    const lines = readFileSync(failures, 'utf8').split('\n').filter(Boolean)
    return lines.map((line) => `✗ ${line}`)
  } catch {
    // It was not run, or did not come so far.
    return []
  }
}

// npm test: the set-up of start with a build folder of its own, then every suite. Each suite's
// failure fails it. `npm run e2e -- …` runs only the browser and process tests, with Playwright's options.
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build, checkNode, generate, install } from './prepare.mjs'
import { findChromium, findProxy } from './programs.mjs'
import { main, runAloud, StepError } from './steps.mjs'

const folder = 'build/test'
/** What vitest found, as JSON. */
const results = `${folder}/vitest.json`
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
    rmSync(results, { force: true })
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
    await suite('unit and integration tests (vitest)', [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...reporters,
    ])
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
 * The tests of vitest that failed, by file and title, with the first line of why: said last, since the browser tests
 * print much in between.
 * @returns {string[]}
 */
function failedTests() {
  /** @type {{ testResults: { name: string, message: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }[] }} */
  let read
  try {
    read = JSON.parse(readFileSync(results, 'utf8'))
  } catch {
    // It was not run, or did not come so far.
    return []
  }
  return read.testResults.flatMap(({ name, message, assertionResults }) => {
    const file = path.relative(process.cwd(), name)
    const wrong = assertionResults.filter(({ status }) => status === 'failed')
    const lines = wrong.map(
      ({ fullName, failureMessages }) => `${fullName}: ${firstLine(failureMessages[0])}`,
    )
    if (wrong.length === 0 && message !== '') lines.push(firstLine(message))
    return lines.map((line) => `✗ ${file}: ${line}`)
  })
}

/** @param {string} [text] */
function firstLine(text = '') {
  return text.split('\n')[0] ?? ''
}

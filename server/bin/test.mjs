// npm test: the set-up of start with a build folder of its own, then every suite. Each suite's
// failure fails it. `npm run e2e -- …` runs only the browser and process tests, with Playwright's options.
import { existsSync } from 'node:fs'
import { build, checkNode, generate, install } from './prepare.mjs'
import { main, run, runAloud, step, StepError } from './steps.mjs'

const folder = 'build/test'
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
  if (!e2eOnly) await suite('unit and integration tests (vitest)', ['node_modules/vitest/vitest.mjs', 'run'])
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
  if (failed.length > 0) throw new StepError(`Failed: ${failed.join('; ')}`)
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

/** Playwright's own browser ('' means that), else the system's, else Debian's is installed. */
async function findChromium() {
  const { chromium } = await import('@playwright/test')
  if (existsSync(chromium.executablePath())) return ''
  const found = systemProgram(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'])
  if (found) return found
  await installDebian(
    ['chromium', 'fonts-noto-cjk'],
    'The tests need Chromium: npx playwright install chromium',
  )
  return systemProgram(['chromium']) ?? ''
}

/** One test starts the reverse proxy of the README just as it is written there, with a certificate of its own. */
async function findProxy() {
  const otherwise = 'The tests need nginx and openssl: install them with your package manager'
  if (!systemProgram(['nginx']) || !systemProgram(['openssl'])) {
    await installDebian(['nginx-light', 'openssl'], otherwise)
  }
  return systemProgram(['nginx']) ?? ''
}

/** @param {string[]} names */
function systemProgram(names) {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin']
  return names.flatMap((name) => folders.map((at) => `${at}/${name}`)).find((file) => existsSync(file))
}

/**
 * @param {string[]} packages
 * @param {string} otherwise what to do where this user may not
 */
async function installDebian(packages, otherwise) {
  if (process.getuid?.() !== 0 || !systemProgram(['apt-get'])) throw new StepError(otherwise)
  await step(`Installing ${packages.join(' and ')}`, async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update'], env)
    await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], env)
  })
}

// Programs that tests and benches need beside Node: found on the machine, else installed where that is allowed.
import { existsSync } from 'node:fs'
import { run, step, StepError } from './steps.mjs'

/** Playwright's own browser ('' means that), else the system's, else Debian's is installed. */
export async function findChromium() {
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
export async function findProxy() {
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

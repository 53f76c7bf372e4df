// What must be true before the server can run: packages installed, client generated, sources built.
// Each step is skipped when a stamp says that nothing has changed since.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { run, step, StepError } from './steps.mjs'

const installStamp = 'node_modules/.drawbridge-install'
const generateStamp = 'server/db/generated/.stamp'

/** Everything the build reads; with it go the files at the root. */
const sources = ['app', 'components', 'lib', 'server', 'public', 'prisma']
const notSources = /(^vitest|^playwright|^eslint|^prettier|\.test)\..*|^next-env\.d\.ts$/

/** Throws StepError on a Node that is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
  if (!fits)
    throw new StepError(
      `Drawbridge needs Node 20.19, 22.12 or newer, and this is Node ${process.versions.node}`,
    )
}

/** Installs exactly what package-lock.json says, when node_modules is not that already. */
export async function install() {
  const lock = await readFile('package-lock.json', 'utf8')
  const stamp = hash([lock, process.versions.node.split('.')[0] ?? '', process.platform, process.arch])
  if ((await readText(installStamp)) === stamp) return
  if (!(await isInstalled(lock))) {
    await step('Installing packages (about a minute, the first time)', async () => {
      const npm = process.env.npm_execpath
      const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
      await (npm?.endsWith('.js') ? run(process.execPath, [npm, ...args]) : run('npm', args))
    })
  }
  await writeFile(installStamp, stamp)
}

/**
 * Whether somebody ran `npm ci` by hand: npm leaves a copy of what it installed.
 * @param {string} lock
 */
async function isInstalled(lock) {
  const hidden = await readText('node_modules/.package-lock.json')
  if (!hidden) return false
  /** @typedef {{ version?: string, optional?: boolean, peer?: boolean }} Package */
  const wanted = /** @type {Record<string, Package>} */ (JSON.parse(lock).packages)
  const found = /** @type {Record<string, Package>} */ (JSON.parse(hidden).packages)
  return Object.entries(wanted).every(
    ([name, { version, optional }]) =>
      name === '' || found[name]?.version === version || (optional && !found[name]),
  )
}

/** Generates Prisma's client when the schema or Prisma changed. */
export async function generate() {
  const { version } = JSON.parse(await readFile('node_modules/prisma/package.json', 'utf8'))
  const stamp = hash([await readFile('prisma/schema.prisma', 'utf8'), version])
  if ((await readText(generateStamp)) === stamp) return
  await step('Generating the database client', () =>
    run(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
      // Prisma would download an engine that generating does not use. An existing file that fails
      // stops it, and fails loudly should anything ever call it.
      PRISMA_SCHEMA_ENGINE_BINARY: process.platform === 'darwin' ? '/usr/bin/false' : '/bin/false',
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    }),
  )
  await writeFile(generateStamp, stamp)
}

/**
 * Builds the pages and the server into a folder, when the sources changed.
 * @param {string} folder build/start or build/test
 */
export async function build(folder) {
  const stampFile = path.join(folder, 'stamp')
  const stamp = hash([process.versions.node.split('.')[0] ?? '', ...(await readSources())])
  if ((await readText(stampFile)) === stamp) return
  await step(
    existsSync(folder) ? 'Building what changed' : 'Building (about a minute, the first time)',
    async () => {
      await rm(stampFile, { force: true })
      await writeTsconfig(folder)
      await run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
        ...nextEnv(folder),
        NODE_ENV: 'production',
      })
      const esbuild = await import('esbuild')
      await esbuild.build(serverBundle(folder))
      // Its worker would live as long as the server that runs in this process.
      await esbuild.stop()
    },
  )
  await writeFile(stampFile, stamp)
}

/** @param {string} folder */
export function nextEnv(folder) {
  return { DRAWBRIDGE_BUILD: folder, NEXT_TELEMETRY_DISABLED: '1', NEXT_IGNORE_INCORRECT_LOCKFILE: '1' }
}

/**
 * How esbuild makes one file of the server, and one of each program that it runs apart; packages stay outside.
 * @param {string} folder
 * @returns {import('esbuild').BuildOptions}
 */
export function serverBundle(folder) {
  return {
    entryPoints: {
      server: 'server/index.ts',
      'encode-image': 'server/images/encode-image.mjs',
      'judge-session-file': 'server/replay/judge-session-file.ts',
      'print-report': 'server/report/print-report.ts',
    },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'silent',
  }
}

/**
 * Next edits the tsconfig it is given; so each build folder has one of its own.
 * @param {string} folder
 */
export async function writeTsconfig(folder) {
  await mkdir(folder, { recursive: true })
  const up = path.relative(path.dirname(folder), '.')
  const config = {
    extends: `${up}/tsconfig.json`,
    include: [`${up}/next-env.d.ts`, `${up}/**/*.ts`, `${up}/**/*.tsx`],
  }
  await writeFile(`${folder}.tsconfig.json`, JSON.stringify(config))
}

async function readSources() {
  /** @type {string[]} */
  const files = []
  for (const source of sources) await collect(source, files)
  for (const name of await readdir('.')) {
    if (/\.(ts|js|mjs|json)$/.test(name) && !notSources.test(name)) files.push(name)
  }
  return Promise.all(files.sort().map(async (file) => `${file}\0${hash([await readFile(file)])}`))
}

/**
 * @param {string} at
 * @param {string[]} files
 */
async function collect(at, files) {
  const entries = await readdir(at, { withFileTypes: true }).catch(() => null)
  if (!entries) {
    if (existsSync(at)) files.push(at)
    return
  }
  for (const entry of entries) {
    const name = `${at}/${entry.name}`
    if (name === 'server/db/generated' || name === 'server/bin' || /\.test\.tsx?$/.test(name)) continue
    if (entry.isDirectory()) await collect(name, files)
    else files.push(name)
  }
}

/** @param {(string | Buffer)[]} parts */
function hash(parts) {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part).update('\0')
  return sum.digest('hex')
}

/** @param {string} file */
async function readText(file) {
  return readFile(file, 'utf8').catch(() => null)
}

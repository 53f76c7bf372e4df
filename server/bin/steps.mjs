// Running the slow steps of start, dev and test so that one sees what is going on. No dependency:
// this runs before anything is installed.
import { spawn } from 'node:child_process'

const stillEveryMs = 15_000
const tailLines = 30

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set()
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(signal, () => {
    // A server that runs in this process has its own handler and stops in order.
    if (children.size === 0) return process.listenerCount(signal) > 0 ? undefined : process.exit(130)
    for (const child of children) child.kill(signal)
    process.exit(130)
  })
}

/** A reason to give up that is told in one line, without a stack trace. */
export class StepError extends Error {}

/**
 * Says what is being done, and every 15 s that it still is.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const startedAt = Date.now()
  const seconds = () => Math.round((Date.now() - startedAt) / 1000)
  console.log(`${title} …`)
  const timer = setInterval(() => console.log(`  still at it (${seconds()} s)`), stillEveryMs)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

/**
 * Runs a program and keeps its output to itself unless it fails; then its last lines are shown.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env] added to our own
 */
export async function run(command, args, env = {}) {
  let output = ''
  const code = await start(command, args, env, (child) => {
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
  })
  if (code === 0) return
  console.error(output.trimEnd().split('\n').slice(-tailLines).join('\n'))
  throw new StepError(`${[command, ...args].join(' ')} failed (${code})`)
}

/**
 * Runs a program that speaks for itself; resolves with its exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env]
 */
export function runAloud(command, args, env = {}) {
  return start(command, args, env, null)
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 * @param {((child: import('node:child_process').ChildProcess) => void) | null} listen
 * @returns {Promise<number>}
 */
function start(command, args, env, listen) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: listen ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, ...env },
    })
    children.add(child)
    listen?.(child)
    child.once('error', (error) => {
      children.delete(child)
      reject(new StepError(`${command} could not be started (${error.message})`))
    })
    child.once('close', (code) => {
      children.delete(child)
      resolve(code ?? 1)
    })
  })
}

/**
 * The frame of every command: a StepError is one line and exit code 1.
 * @param {() => Promise<void>} work
 */
export async function main(work) {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof StepError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}

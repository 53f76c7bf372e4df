// npm run dev: pages reload by themselves (Next), the server restarts when its sources change.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { checkNode, generate, install, nextEnv, serverBundle, writeTsconfig } from './prepare.mjs'
import { main, StepError } from './steps.mjs'

const folder = 'build/dev'

await main(async () => {
  checkNode()
  await install()
  await generate()
  await writeTsconfig(folder)
  const { context } = await import('esbuild')

  /** @type {import('node:child_process').ChildProcess | null} */
  let child = null
  let stopping = false
  /** @type {Promise<void>} One restart after the other. */
  let turn = Promise.resolve()

  const stopChild = async () => {
    const old = child
    child = null
    if (!old || old.exitCode !== null || old.signalCode !== null) return
    old.kill('SIGTERM')
    await once(old, 'exit')
  }
  const restart = async () => {
    const again = child !== null
    await stopChild()
    if (stopping) return
    if (again) console.log('The server changed and starts again …')
    const started = fork(path.join(folder, 'server.mjs'), {
      env: { ...process.env, ...nextEnv(folder), NODE_ENV: 'development' },
      execArgv: ['--enable-source-maps'],
    })
    child = started
    started.once('exit', (code) => {
      // The first start tells what is wrong with the settings; later ones are mended by the next change.
      if (!stopping && !again && started === child && code !== 0) process.exit(code ?? 1)
    })
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => {
      stopping = true
      turn = turn.then(stopChild).then(() => process.exit(0))
    })
  }

  const watching = await context({
    ...serverBundle(folder),
    logLevel: 'warning',
    plugins: [
      {
        name: 'restart',
        setup(bundle) {
          bundle.onEnd(({ errors }) => {
            if (errors.length === 0) turn = turn.then(restart)
          })
        },
      },
    ],
  })
  await watching.watch().catch((error) => {
    throw new StepError(String(error))
  })
})

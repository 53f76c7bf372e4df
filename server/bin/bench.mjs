// npm run bench -- <name>: a bench of e2e/bench against the production build.
import { existsSync } from 'node:fs'
import { build, checkNode, generate, install } from './prepare.mjs'
import { main, runAloud, StepError } from './steps.mjs'

await main(async () => {
  const file = `e2e/bench/${process.argv[2] ?? ''}.ts`
  if (!existsSync(file)) throw new StepError('npm run bench -- sync')
  checkNode()
  await install()
  await generate()
  await build('build/test')
  process.exitCode = await runAloud(process.execPath, ['--import', 'tsx', file, ...process.argv.slice(3)])
})

// npm run bench -- <name>: one of e2e/bench against the production build, or of server/bench within one process.
import { existsSync } from 'node:fs'
import { build, checkNode, generate, install } from './prepare.mjs'
import { findChromium } from './programs.mjs'
import { main, runAloud, StepError } from './steps.mjs'

await main(async () => {
  const name = `${process.argv[2] ?? ''}.ts`
  const file = ['e2e/bench', 'server/bench']
    .map((folder) => `${folder}/${name}`)
    .find((path) => existsSync(path))
  if (!file) throw new StepError('npm run bench -- sync, -- canvas, -- gate, -- replay, or -- seek')
  checkNode()
  await install()
  await generate()
  if (file.startsWith('e2e/')) await build('build/test')
  // Only these are looked at through a browser.
  const browser = name === 'canvas.ts' || name === 'seek.ts' ? [await findChromium()] : []
  const args = ['--import', 'tsx', file, ...browser, ...process.argv.slice(3)]
  process.exitCode = await runAloud(process.execPath, args)
})

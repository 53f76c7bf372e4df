// npm run check: what CI checks.
import { checkNode, generate, install } from './prepare.mjs'
import { main, runAloud, StepError } from './steps.mjs'

const node = process.execPath
/** @type {[string, string[]][]} */
const checks = [
  ['format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
  ['lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']],
  ['types', ['node_modules/typescript/bin/tsc', '--noEmit']],
  ['migrations', ['--import', 'tsx', 'server/bin/db-check.ts']],
  ['generated docs', ['--import', 'tsx', 'server/bin/docs.ts', '--check']],
]

await main(async () => {
  checkNode()
  await install()
  await generate()
  /** @type {string[]} */
  const failed = []
  for (const [name, args] of checks) {
    console.log(`${name} …`)
    if ((await runAloud(node, args)) !== 0) failed.push(name)
  }
  // `npm run check -- --fast` leaves the tests out.
  if (process.argv[2] !== '--fast' && (await runAloud(node, ['server/bin/test.mjs'])) !== 0)
    failed.push('tests')
  if (failed.length > 0) throw new StepError(`Failed: ${failed.join(', ')}`)
  console.log('All checks passed.')
})

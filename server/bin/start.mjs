// npm start: installs, generates and builds what is missing or out of date, then runs the server in
// this very process, so that signals and kills mean what they say.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, checkNode, generate, install, nextEnv } from './prepare.mjs'
import { main } from './steps.mjs'

const folder = 'build/start'

await main(async () => {
  checkNode()
  await install()
  await generate()
  await build(folder)
})
Object.assign(process.env, nextEnv(folder), { NODE_ENV: 'production' })
await import(pathToFileURL(path.resolve(folder, 'server.mjs')).href)

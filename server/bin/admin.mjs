// npm run admin -- <command>: what the operator's pages do, without a browser, in the running instance.
import { adminAnswer, readAdminArgs } from './admin-words.mjs'
import { askInstance } from './instance.mjs'
import { main } from './steps.mjs'

await main(async () => {
  const { request, json } = readAdminArgs(process.argv.slice(2))
  const answer = /** @type {import('./admin-words.mjs').Answer} */ (
    await askInstance('admin', request, {
      not_found: `nobody has an account with the address ${request.email}`,
    })
  )
  if (json) console.log(JSON.stringify(answer))
  else console.log(adminAnswer(request, answer).join('\n'))
})

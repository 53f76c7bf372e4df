// npm run room -- [--json] [--count N] [--problem ID]: makes rooms in the running instance and prints their links.
import { parseArgs } from 'node:util'
import { askInstance } from './instance.mjs'
import { main, StepError } from './steps.mjs'

/** @typedef {{ roomId: string, interviewerUrl: string, candidateUrl: string, observerUrl: string }} Links */

await main(async () => {
  const { json, count, problemId } = readArgs()
  const { rooms } = /** @type {{ rooms: Links[] }} */ (await askInstance('rooms', { count, problemId }))
  for (const room of rooms) {
    if (json) console.log(JSON.stringify(room))
    else
      console.log(
        `interviewer  ${room.interviewerUrl}\ncandidate    ${room.candidateUrl}\nobserver     ${room.observerUrl}\n`,
      )
  }
})

function readArgs() {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        count: { type: 'string', default: '1' },
        problem: { type: 'string' },
      },
    })
    const count = Number(values.count)
    if (!Number.isInteger(count) || count < 1 || count > 1000)
      throw new Error('--count takes a number from 1 to 1000')
    return { json: values.json, count, problemId: values.problem }
  } catch (error) {
    throw new StepError(
      `npm run room -- [--json] [--count N] [--problem ID]: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

// npm run room -- [--json] [--count N] [--problem ID]: makes rooms in the running instance and prints their links.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { main, StepError } from './steps.mjs'

const notRunning = 'Drawbridge is not running on this data folder: start it first (npm start)'

await main(async () => {
  const { json, count, problemId } = readArgs()
  const dataDir = path.resolve(process.env.DATA_DIR || './data')
  const text = await readFile(path.join(dataDir, 'instance.json'), 'utf8').catch(() => null)
  if (text === null) throw new StepError(notRunning)
  /** @type {{ url: string, key: string }} */
  const { url, key } = JSON.parse(text)
  const response = await fetch(`${url}/api/instance/rooms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ count, problemId }),
  }).catch(() => {
    throw new StepError(notRunning)
  })
  if (!response.ok) throw new StepError(`the server answered ${response.status}: ${await response.text()}`)
  /** @type {{ rooms: { roomId: string, interviewerUrl: string, candidateUrl: string, observerUrl: string }[] }} */
  const { rooms } = await response.json()
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

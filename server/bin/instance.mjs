// How the commands of this folder reach the running instance: the address and the key it left in its data folder.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { StepError } from './steps.mjs'

const notRunning = 'Drawbridge is not running on this data folder: start it first (npm start)'

/**
 * Asks the running instance for something. Throws StepError with one line when there is none, or when it refuses.
 * @param {string} route below /api/instance
 * @param {unknown} body
 * @param {Record<string, string>} [reasons] what to say of a refusal, by its code; else the server's own words are told
 * @returns {Promise<unknown>}
 */
export async function askInstance(route, body, reasons = {}) {
  const dataDir = path.resolve(process.env.DATA_DIR || './data')
  const text = await readFile(path.join(dataDir, 'instance.json'), 'utf8').catch(() => null)
  if (text === null) throw new StepError(notRunning)
  /** @type {{ url: string, key: string }} */
  const { url, key } = JSON.parse(text)
  const response = await fetch(`${url}/api/instance/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new StepError(notRunning)
  })
  const answer = await response.text()
  if (response.ok) return JSON.parse(answer)
  throw new StepError(reasonIn(answer, reasons) ?? `the server answered ${response.status}: ${answer}`)
}

/**
 * @param {string} answer
 * @param {Record<string, string>} reasons
 */
function reasonIn(answer, reasons) {
  try {
    const { code, message, fields = {} } = JSON.parse(answer).error
    const wrong = Object.entries(fields).map(([field, words]) => `${field}: ${words}`)
    return reasons[code] ?? (wrong.length > 0 ? wrong.join(' · ') : String(message))
  } catch {
    return null
  }
}

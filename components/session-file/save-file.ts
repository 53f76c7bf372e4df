import { refusal, RequestRefused } from '@/components/room/request'

/** So long a browser may take to have a file, in ms. */
const savingMs = 60_000

/**
 * Saves what the server makes as a file, once it is ready; `body` is what it is asked with, where an address must not say
 * it. Throws RequestRefused, and nothing else.
 */
export async function saveFile(path: string, name: string, body?: unknown): Promise<void> {
  const bytes = await readFile(path, body)
  const address = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers begin to save only after they have asked.
  setTimeout(() => URL.revokeObjectURL(address), savingMs)
}

async function readFile(path: string, body: unknown): Promise<Blob> {
  const init: RequestInit = { cache: 'no-store' }
  if (body !== undefined) {
    init.method = 'POST'
    init.headers = { 'content-type': 'application/json' }
    init.body = JSON.stringify(body)
  }
  let answer: unknown
  try {
    const response = await fetch(path, init)
    if (response.ok) return await response.blob()
    answer = await response.json()
  } catch {
    throw new RequestRefused('unreachable', '')
  }
  throw refusal(answer)
}

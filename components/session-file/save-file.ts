import { refusal, RequestRefused } from '@/components/room/request'

/** So long a browser may take to have a file, in ms. */
const savingMs = 60_000

/** Saves what the server makes as a file, once it is ready. Throws RequestRefused, and nothing else. */
export async function saveFile(path: string, name: string): Promise<void> {
  const bytes = await readFile(path)
  const address = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers begin to save only after they have asked.
  setTimeout(() => URL.revokeObjectURL(address), savingMs)
}

async function readFile(path: string): Promise<Blob> {
  let answer: unknown
  try {
    const response = await fetch(path, { cache: 'no-store' })
    if (response.ok) return await response.blob()
    answer = await response.json()
  } catch {
    throw new RequestRefused('unreachable', '')
  }
  throw refusal(answer)
}

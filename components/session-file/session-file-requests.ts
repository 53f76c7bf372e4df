import { refusal, RequestRefused } from '@/components/room/request'
import { sessionFileName } from '@/lib/replay/session-file-name'

/** So long a browser may take to have a file, in ms. */
const savingMs = 60_000

/** Saves a session as a file, once it is ready. Throws RequestRefused, and nothing else. */
export async function downloadSession(roomId: string, title: string): Promise<void> {
  const bytes = await readFile(`/api/rooms/${roomId}/session-file`)
  const address = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = address
  link.download = sessionFileName(title)
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

export interface Sending {
  /** Told how much of the file is on its way, 0 to 1. */
  onProgress: (part: number) => void
  signal: AbortSignal
}

/** Sends a session file and answers the room that was made of it. Throws RequestRefused, and nothing else. */
export function openSessionFile(file: Blob, { onProgress, signal }: Sending): Promise<{ roomId: string }> {
  // Not fetch: it does not tell how far it is.
  const request = new XMLHttpRequest()
  return new Promise((resolve, reject) => {
    const lost = () => reject(new RequestRefused('unreachable', ''))
    request.open('POST', '/api/session-files')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => {
      const answer: unknown = request.response
      if (request.status === 201) resolve(answer as { roomId: string })
      else reject(refusal(answer))
    }
    request.onerror = lost
    request.onabort = lost
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

import { refusal, RequestRefused } from '@/components/room/request'
import { saveFile } from '@/components/session-file/save-file'
import { sessionFileName } from '@/lib/replay/session-file-name'

/** Saves a session as a file, once it is ready. Throws RequestRefused, and nothing else. */
export function downloadSession(roomId: string, title: string): Promise<void> {
  return saveFile(`/api/rooms/${roomId}/session-file`, sessionFileName(title))
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

import type { LateAnswer } from '@/components/room/late-copy'
import { RequestRefused, send } from '@/components/room/request'

/** So many bytes become characters at once: more would be more arguments than a call may have. */
const chunkBytes = 0x8000

/** What no further try would change. */
const final: ReadonlySet<string> = new Set(['invalid', 'forbidden', 'not_found', 'unauthenticated'])

/** Gives what came after the end into the server's keeping (R4). */
export async function sendLateCopy(roomId: string, update: Uint8Array): Promise<LateAnswer> {
  try {
    await send('POST', `/api/rooms/${roomId}/late-copy`, { update: base64Of(update) })
    return 'kept'
  } catch (error) {
    return error instanceof RequestRefused && final.has(error.code) ? 'refused' : 'again'
  }
}

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += chunkBytes)
    text += String.fromCharCode(...bytes.subarray(at, at + chunkBytes))
  return btoa(text)
}

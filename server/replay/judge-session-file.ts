import { AppError } from '@/lib/errors'
import { judgeSessionFile } from '@/server/replay/imported-session'
import { framesOf, refusalFrame } from '@/server/replay/judged-frames'

// One session file in, what is in it out, in a process of its own: whatever a hostile file does, it does here,
// without settings, secrets or a database, and it ends with the process.
const pieces: Buffer[] = []
for await (const piece of process.stdin) pieces.push(piece as Buffer)

for (const frame of await answer()) await write(frame)
process.exit(0)

/** Made as a whole before a byte of it is sent: a refusal is an answer, too. */
async function answer(): Promise<Uint8Array[]> {
  try {
    return [...framesOf(await judgeSessionFile(Buffer.concat(pieces)))]
  } catch (error) {
    return [refusalFrame(error instanceof AppError ? error.code : 'session_file_damaged')]
  }
}

function write(frame: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(frame, (error) => (error ? reject(error) : resolve()))
  })
}

import pino from 'pino'
import { openDatabase } from '@/server/db/client'
import { dropLog } from '@/server/replay/drop-log'
import { packRecording } from '@/server/replay/pack-recording'
import { createPostgresLog } from '@/server/room/log'

// The process that crash.test.ts kills: it packs a session, or lets its log go, and dies at a step of that.
const [url = '', roomId = '', work = '', last = '0', now = '0'] = process.argv.slice(2)
const { db, pool } = openDatabase(url)
const runtime = {
  ...{ db, journal: createPostgresLog(pool), log: pino({ level: 'silent' }) },
  now: () => Number(now),
}
let steps = 0
const step = () => {
  if (++steps === Number(last)) process.kill(process.pid, 'SIGKILL')
  // What was begun gets its chance to be on its way.
  return new Promise<void>((resolve) => setImmediate(resolve))
}
if (work === 'pack') await packRecording(runtime, roomId, step)
else await dropLog(runtime, roomId, step)
process.stdout.write(`${steps} steps\n`)
process.exit(0)

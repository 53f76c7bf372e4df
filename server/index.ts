import { Drawbridge } from '@/server/drawbridge'
import { processSettings } from '@/server/env'
import { createLog } from '@/server/log'
import { countFault } from '@/server/metrics'
import { StartError } from '@/server/start-error'

// A database that hangs must not keep a stopping server for ever.
const stopMs = 20_000

try {
  const settings = processSettings()
  const log = createLog(settings.logLevel)
  const server = new Drawbridge(settings, log, (line) => console.log(line))

  let stopping = false
  const stop = (exitCode: number) => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), stopMs).unref()
    started
      .catch(() => {})
      .then(() => server.stop())
      .then(() => process.exit(exitCode))
      .catch((error: unknown) => {
        log.error({ err: error }, 'the server did not stop cleanly')
        process.exit(1)
      })
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop(0))
  // Under `npm run dev` and in tests the parent holds a channel: with the parent gone nobody needs us.
  process.on('disconnect', () => stop(0))
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      countFault('uncaught')
      log.fatal({ err: error }, 'an error nobody expected')
      // Nothing unsaved is promised to anyone (B3), so ending at once is safe, and going on may not be.
      process.exit(1)
    })
  }

  const started = server.start()
  try {
    const url = await started
    const place = server.dataMovedTo ? ` (its data is in ${server.dataMovedTo})` : ''
    if (!stopping) console.log(`Drawbridge is open at ${url}${place}`)
  } catch (error) {
    await server.stop()
    throw error
  }
} catch (error) {
  if (!(error instanceof StartError)) throw error
  console.error(`Drawbridge cannot start: ${error.message}`)
  process.exit(1)
}

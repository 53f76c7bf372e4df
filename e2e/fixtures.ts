import { test as base } from '@playwright/test'
import { type ServerProcess, startServer } from './server-process'

export { expect } from '@playwright/test'

interface Workers {
  /** One running server with an empty database, shared by the tests of a worker; each makes rooms of its own. */
  server: ServerProcess
}

export const test = base.extend<object, Workers>({
  server: [
    // Playwright wants the braces: it reads the fixtures a fixture needs from them.
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
})

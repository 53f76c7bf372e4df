import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, type BrowserContextOptions, type Page, test as base } from '@playwright/test'
import type { RoomLinks } from './drawer'
import { RoomPage } from './pages/room-page'
import { type ServerProcess, startServer } from './server-process'

export { expect } from '@playwright/test'

/** One browser profile of one person, watched: what goes wrong in it fails the test. */
export interface Person {
  context: BrowserContext
  page: Page
  /** Opens a link, gives the name and comes in. */
  join(link: string, name: string): Promise<RoomPage>
  /** From here on the page may complain about what a test does to it on purpose, e.g. about a network that is cut. */
  expectComplaints(about: RegExp): void
}

/** What axe has to say of a page; tldraw's own canvas is not ours to mend. */
export async function complaints(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude('.tl-canvas').analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
}

interface Fixtures {
  /** A new browser profile. */
  person: (options?: BrowserContextOptions) => Promise<Person>
  room: RoomLinks
}

interface Workers {
  /** One running server with an empty database, shared by the tests of a worker; each makes rooms of its own. */
  server: ServerProcess
}

export const test = base.extend<Fixtures, Workers>({
  server: [
    // Playwright wants the braces: it reads from them which fixtures this one needs.
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 90_000 },
  ],

  room: async ({ server }, use) => use(await server.makeRoom()),

  person: async ({ browser, server }, use) => {
    const heard: string[] = []
    const contexts: BrowserContext[] = []
    await use(async (options = {}) => {
      const context = await browser.newContext({
        baseURL: server.url,
        locale: 'en-US',
        viewport: { width: 1440, height: 900 },
        ...options,
      })
      contexts.push(context)
      // X1: what the policy stops is an error of ours, said aloud where every test hears it.
      await context.addInitScript(() =>
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
          console.error(`policy: ${effectiveDirective} stopped ${blockedURI}`),
        ),
      )
      const page = await context.newPage()
      let expected = /^$/
      const complain = (what: string) => {
        if (!expected.test(what)) heard.push(what)
      }
      page.on('console', (message) => {
        // Of a request that failed the text does not say which.
        if (message.type() === 'error') complain(`console: ${message.text()} ${message.location().url}`)
      })
      page.on('pageerror', (error) => complain(`page: ${error.message}`))
      const own = [
        new URL(String(context.request ? (options.baseURL ?? server.url) : server.url)).host,
        `127.0.0.1:${server.port}`,
      ]
      // B10: nothing leaves the origin.
      page.on('request', (request) => {
        const { protocol, host } = new URL(request.url())
        if (!['data:', 'blob:'].includes(protocol) && !own.includes(host))
          complain(`request to ${request.url()}`)
      })
      return {
        context,
        page,
        join: (link, name) => RoomPage.join(page, link, name),
        expectComplaints: (about) => {
          expected = about
        },
      }
    })
    for (const context of contexts) await context.close()
    if (heard.length > 0) throw new Error(`pages complained:\n${heard.join('\n')}`)
  },
})

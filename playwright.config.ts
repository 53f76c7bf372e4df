import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  // e2e/together is vitest's.
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // One server and one or more browsers fill two cores.
  workers: 1,
  forbidOnly: true,
  reporter: [['list']],
  // A slow machine is not a fault; a wait ends as soon as what it waits for is there.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // What fails once and passes then is reported as flaky, and does not stop everybody.
  retries: process.env.CI ? 1 : 0,
  use: {
    launchOptions: {
      executablePath: process.env.DRAWBRIDGE_CHROMIUM || undefined,
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
})

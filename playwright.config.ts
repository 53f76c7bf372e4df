import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // One server and one or more browsers fill two cores.
  workers: 1,
  forbidOnly: true,
  reporter: [['list']],
  timeout: 60_000,
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

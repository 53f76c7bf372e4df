import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

const exclude = [...configDefaults.exclude, 'build/**']

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    // Half of the time a suite waits for the database or a process: two share even a small machine well.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, 'server/**', 'app/api/**'],
          // A busy machine is not a fault.
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        // Only these need a database, and only they wait for one.
        test: {
          name: 'server',
          include: ['server/**/*.test.ts', 'app/api/**/*.test.ts'],
          exclude,
          globalSetup: ['server/db/test-cluster.ts'],
          testTimeout: 20_000,
          // Real processes and a real database on a machine that may be busy: what fails once is tried again, and shown.
          retry: process.env.CI ? 1 : 0,
          hookTimeout: 30_000,
        },
      },
    ],
  },
})

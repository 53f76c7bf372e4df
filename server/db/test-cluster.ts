import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { EmbeddedPostgres } from '@/server/db/embedded'
import { migrate } from '@/server/db/migrate'

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the cluster that the tests of one run share; createTestDatabase clones its template. */
    clusterUrl: string
  }
}

/** Vitest's global set-up: one cluster in a temporary folder, with a migrated template database (O8). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'drawbridge-test-'))
  await chmod(dataDir, 0o755)
  const server = await EmbeddedPostgres.start({ dataDir })
  const client = new pg.Client({ connectionString: server.url('postgres') })
  await client.connect()
  await client.query('CREATE DATABASE template_drawbridge')
  await client.end()
  await migrate(server.url('template_drawbridge'))
  project.provide('clusterUrl', server.url('postgres'))
  return async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

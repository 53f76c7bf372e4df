import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase, type Database } from '@/server/db/client'

export interface TestDatabase extends Pick<Database, 'url' | 'pool' | 'db'> {
  /** Closes the connections and removes the database. */
  drop(): Promise<void>
}

/** A migrated, empty PostgreSQL database of its own for one test file (about 50 ms). */
export async function createTestDatabase(): Promise<TestDatabase> {
  const clusterUrl = inject('clusterUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await onCluster(clusterUrl, `CREATE DATABASE ${name} TEMPLATE template_drawbridge`)
  const url = new URL(clusterUrl)
  url.pathname = `/${name}`
  const database = openDatabase(url.href)
  return {
    url: database.url,
    pool: database.pool,
    db: database.db,
    async drop() {
      await database.close()
      await onCluster(clusterUrl, `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}

async function onCluster(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

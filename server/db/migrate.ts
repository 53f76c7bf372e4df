import { createHash } from 'node:crypto'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { everything, openSchemaEngine, readMigrations, type MigrationList } from '@/server/db/schema-engine'
import { StartError } from '@/server/start-error'

// Any constant will do, as long as every version of Drawbridge takes the same.
const lockKey = 4_721_906_113
const connectMs = 10_000

/**
 * Brings a database to this version: applies what is missing of prisma/migrations. Several servers
 * may do it at once: one works, the others wait for it and say so. Returns the names that were applied.
 * Throws StartError when a migration failed earlier or the database is newer than this version.
 */
export async function migrate(
  url: string,
  folder = path.resolve('prisma/migrations'),
  onProgress: (line: string) => void = () => {},
): Promise<string[]> {
  const migrationsList = await readMigrations(folder)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectMs, keepAlive: true })
  // A connection that breaks ends what is asked of it; nobody has to hear of it twice, least of all the whole process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await takeTurn(client, onProgress)
    if (await isCurrent(client, migrationsList)) return []
    // The engine leaves the connections of a pool of its own open; this one is ended below.
    const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: connectMs })
    pool.on('error', () => undefined)
    const engine = await openSchemaEngine(new PrismaPg(pool))
    try {
      await refuseFailed(client, 'failed earlier')
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: everything })
      return appliedMigrationNames
    } catch (error) {
      if (error instanceof StartError) throw error
      await refuseFailed(client, 'failed')
      const said = error instanceof Error ? error.message.replace(/ Read more[^]*/, '') : String(error)
      throw new StartError(`the database could not be brought to this version: ${said.split('\n')[0] ?? ''}`)
    } finally {
      engine.free()
      await pool.end()
    }
  } finally {
    // Closing the connection gives the advisory lock back.
    await client.end()
  }
}

/** The other may be at work for minutes: no limit, but nobody is to wonder what is going on. */
async function takeTurn(client: pg.Client, onProgress: (line: string) => void): Promise<void> {
  const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [lockKey])
  if (rows[0]?.got) return
  onProgress('Waiting for another server to bring the database to its version …')
  await client.query('SELECT pg_advisory_lock($1)', [lockKey])
}

/** The engine says of a failed statement only "external connector error", but the table knows which file it was in. */
async function refuseFailed(client: pg.Client, how: string): Promise<void> {
  const { rows: tables } = await client.query<{ found: string | null }>(
    `SELECT to_regclass('_prisma_migrations')::text AS found`,
  )
  if (!tables[0]?.found) return
  const { rows } = await client.query<{ migration_name: string }>(
    `SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL`,
  )
  if (rows[0])
    throw new StartError(`the migration ${rows[0].migration_name} ${how}: restore a backup of the database`)
}

/** Spares the usual start the load of the engine. */
async function isCurrent(client: pg.Client, { migrationDirectories }: MigrationList): Promise<boolean> {
  const { rows: tables } = await client.query<{ found: string | null }>(
    `SELECT to_regclass('_prisma_migrations')::text AS found`,
  )
  if (!tables[0]?.found) return false
  const { rows } = await client.query<{ migration_name: string; checksum: string; done: boolean }>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS done
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  )
  const known = new Map(rows.map((row) => [row.migration_name, row]))
  const ours = new Set(migrationDirectories.map(({ path: name }) => name))
  const foreign = rows.find((row) => !ours.has(row.migration_name))
  if (foreign)
    throw new StartError(
      `the database was used by a newer version (${foreign.migration_name}): start that version, or restore a backup`,
    )
  return migrationDirectories.every(({ path: name, migrationFile }) => {
    const row = known.get(name)
    const text = migrationFile.content.tag === 'ok' ? migrationFile.content.value : ''
    return row?.done && row.checksum === createHash('sha256').update(text).digest('hex')
  })
}

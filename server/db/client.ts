import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '@/server/db/generated/client'

/** What the server holds of a database: raw SQL and Prisma over one pool. */
export interface Database {
  /** An address that may name a unix socket as `?host=`. */
  url: string
  pool: pg.Pool
  db: PrismaClient
  /** Ends every connection; queries in flight are finished first. */
  close(): Promise<void>
}

/**
 * Opens a database. Nothing is connected until the first query. `max`: connections at most;
 * `onError`: told of connections that broke while idle (the pool replaces them by itself). A statement
 * that is not answered within `queryTimeoutMs` fails with an unknown outcome, and its connection is given up.
 */
export function openDatabase(
  url: string,
  {
    max = 20,
    onError = () => {},
    queryTimeoutMs = 10_000,
  }: { max?: number; onError?: (error: Error) => void; queryTimeoutMs?: number } = {},
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    // A database that vanished without a word must not hold a flush, and with it every room, for ever.
    query_timeout: queryTimeoutMs,
    keepAlive: true,
  })
  pool.on('error', onError)
  const db = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    url,
    pool,
    db,
    async close() {
      await db.$disconnect()
      if (!pool.ended) await pool.end()
    },
  }
}

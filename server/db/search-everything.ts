/** For tests of what deletion leaves behind (O6): looks for texts in all that a server keeps. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Pool } from 'pg'

/** Where a server keeps things. What is left out is not searched. */
export interface Places {
  pool?: Pool
  /** Searched with all that is below it: names and contents of files. One that is not there holds nothing. */
  folders?: readonly string[]
  /** Lines that were logged. */
  logged?: readonly string[]
}

/**
 * Every place where one of the texts stands, as `text in place`: every column of every table, as text or, where it
 * holds bytes, as UTF-8 among them, packed by gzip or not; every file; every line of the log. An empty answer means that
 * nothing is left.
 */
export async function searchEverything(places: Places, texts: readonly string[]): Promise<string[]> {
  const { pool, folders = [], logged = [] } = places
  const found = [
    ...(pool ? await searchTables(pool, texts) : []),
    ...(await Promise.all(folders.map((folder) => searchFolder(folder, texts)))).flat(),
    ...texts.filter((text) => logged.some((line) => line.includes(text))).map((text) => `${text} in the log`),
  ]
  return found.sort()
}

async function searchTables(pool: Pool, texts: readonly string[]): Promise<string[]> {
  const columns = await pool.query<{ place: string; tableName: string; name: string; type: string }>(
    `SELECT c.table_name || '.' || c.column_name AS place, c.data_type AS type,
       quote_ident(c.table_schema) || '.' || quote_ident(c.table_name) AS "tableName",
       quote_ident(c.column_name) AS name
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')`,
  )
  const found: string[] = []
  for (const { place, tableName, name, type } of columns.rows) {
    const isThere =
      type === 'bytea' ? `position(convert_to(t, 'UTF8') in ${name}) > 0` : `strpos(${name}::text, t) > 0`
    const { rows } = await pool.query<{ t: string }>(
      `SELECT t FROM unnest($1::text[]) AS t WHERE EXISTS (SELECT 1 FROM ${tableName} WHERE ${isThere})`,
      [texts],
    )
    found.push(...rows.map(({ t }) => `${t} in ${place}`))
    if (type === 'bytea') found.push(...(await searchPacked(pool, { place, tableName, name }, texts)))
  }
  return found
}

/** What of a column is packed by gzip, as the parts of recordings are. */
async function searchPacked(
  pool: Pool,
  { place, tableName, name }: { place: string; tableName: string; name: string },
  texts: readonly string[],
): Promise<string[]> {
  const { rows } = await pool.query<{ bytes: Buffer }>(
    `SELECT ${name} AS bytes FROM ${tableName} WHERE substring(${name} FROM 1 FOR 2) = '\\x1f8b'`,
  )
  const found = new Set<string>()
  for (const { bytes } of rows) {
    const unpacked = unpack(bytes)
    for (const text of texts) if (unpacked.includes(text)) found.add(`${text} in ${place}`)
  }
  return [...found]
}

/** Bytes may begin as gzip does, and be none. */
function unpack(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes)
  } catch {
    return bytes
  }
}

async function searchFolder(folder: string, texts: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(ifMissing)
  const found = await Promise.all(
    entries.map(async (entry) => {
      const file = path.join(entry.parentPath, entry.name)
      const bytes = entry.isFile() ? await readFile(file) : Buffer.alloc(0)
      const name = path.relative(folder, file)
      return texts
        .filter((text) => name.includes(text) || bytes.includes(text))
        .map((text) => `${text} in ${name}`)
    }),
  )
  return found.flat()
}

function ifMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return []
  throw error
}

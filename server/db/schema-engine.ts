import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import { readFile, readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

export type MigrationList = Parameters<glue.SchemaEngine['applyMigrations']>[0]['migrationsList']

/** No table is left out of comparisons. */
export const everything = { externalTables: [], externalEnums: [] }

let loaded: Promise<void> | null = null

/** The engine comes as WebAssembly on npm; the ordinary command line would download a binary instead. */
async function load(): Promise<void> {
  const require = createRequire(import.meta.url)
  const file = path.join(path.dirname(require.resolve('@prisma/schema-engine-wasm')), 'schema_engine_bg.wasm')
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    './schema_engine_bg.js': { ...glue },
  })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
}

/** Prisma's schema engine on a database. `schema`: the text of schema.prisma, where it is compared with. */
export async function openSchemaEngine(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  schema?: string,
): Promise<glue.SchemaEngine> {
  loaded ??= load()
  await loaded
  const datamodels: [string, string][] | undefined =
    schema === undefined ? undefined : [['schema.prisma', schema]]
  return glue.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter))
}

/** The migrations below a folder (prisma/migrations), in order of their names. */
export async function readMigrations(folder: string): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort()
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: await readFile(path.join(folder, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  )
  const lockfile = {
    path: 'migration_lock.toml',
    content: await readFile(path.join(folder, 'migration_lock.toml'), 'utf8'),
  }
  return { baseDir: folder, lockfile, shadowDbInitScript: '', migrationDirectories }
}

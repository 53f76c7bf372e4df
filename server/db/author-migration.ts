import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { everything, openSchemaEngine, type MigrationList } from '@/server/db/schema-engine'

/** Compares the migrations with schema.prisma in an in-memory database: the SQL that is missing, or null when nothing is. */
export async function missingSql(migrationsList: MigrationList, schema: string): Promise<string | null> {
  const memory = new PGlite()
  const engine = await openSchemaEngine(new PrismaPGlite(memory), schema)
  try {
    const result = await engine.diff({
      from: { tag: 'migrations', ...migrationsList },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
      script: true,
      exitCode: true,
      filters: everything,
    })
    return result.exitCode === 0 ? null : (result.stdout ?? '')
  } finally {
    engine.free()
    await memory.close()
  }
}

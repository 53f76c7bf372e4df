import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { missingSql } from '@/server/db/author-migration'
import { readMigrations } from '@/server/db/schema-engine'

// npm run db:new -- <name>: writes the migration that takes the last one to prisma/schema.prisma.
const folder = path.resolve('prisma/migrations')
const name = (process.argv[2] ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '_')
if (!name) {
  console.error('Give the migration a name: npm run db:new -- add_scorecards')
  process.exit(1)
}
const sql = await missingSql(await readMigrations(folder), await readFile('prisma/schema.prisma', 'utf8'))
if (sql === null) {
  console.log('The migrations already say what prisma/schema.prisma says.')
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const target = path.join(folder, `${stamp}_${name}`)
  await mkdir(target)
  await writeFile(path.join(target, 'migration.sql'), sql)
  console.log(`Wrote ${path.relative('.', target)}/migration.sql: read it before you commit it.`)
}

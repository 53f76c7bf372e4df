import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { missingSql } from '@/server/db/author-migration'
import { readMigrations } from '@/server/db/schema-engine'

// npm run db:check: fails when prisma/schema.prisma says something the migrations do not.
const sql = await missingSql(
  await readMigrations(path.resolve('prisma/migrations')),
  await readFile('prisma/schema.prisma', 'utf8'),
)
if (sql === null) {
  console.log('The migrations say what prisma/schema.prisma says.')
} else {
  console.error(
    `prisma/schema.prisma has changed without a migration. Run: npm run db:new -- <name>\n\n${sql}`,
  )
  process.exit(1)
}

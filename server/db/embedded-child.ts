import { EmbeddedPostgres } from '@/server/db/embedded'

// The second process of embedded.test.ts: it starts a server on the folder it is told, and stays.
await EmbeddedPostgres.start({ dataDir: process.argv[2] ?? '' })
process.stdout.write('ready\n')
setInterval(() => {}, 1_000)

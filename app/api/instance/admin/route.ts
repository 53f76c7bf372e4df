import { adminCommand, runAdminCommand } from '@/server/commands/admin-command'
import { json, writesByKey } from '@/server/route'

/** What `npm run admin` asks for. */
export const POST = writesByKey(adminCommand, async ({ runtime, body, locale }) =>
  json(await runAdminCommand(runtime, body, locale)),
)

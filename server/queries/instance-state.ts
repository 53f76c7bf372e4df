import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { InstanceState } from '@/lib/account/operator-view'
import { instanceUserId } from '@/server/commands/create-rooms-for-instance'
import { waysIn } from '@/server/auth/providers'
import type { Runtime } from '@/server/runtime'
import { sampleHosts } from '@/server/sample/sample-room'

const packageFile = z.object({ version: z.string() })

/** What of the instance is switched on, and how much there is. */
export async function readInstanceState(
  runtime: Pick<Runtime, 'db' | 'env' | 'mail' | 'publicUrl'>,
): Promise<InstanceState> {
  const { db, env, publicUrl } = runtime
  const [accounts, guests, rooms, images, text] = await Promise.all([
    db.user.count({ where: { email: { not: null } } }),
    // Whoever has left is a user without a name.
    db.user.count({ where: { email: null, id: { not: instanceUserId }, name: { not: '' } } }),
    db.room.count({ where: { hostId: { notIn: [...sampleHosts] } } }),
    db.image.count(),
    readFile('package.json', 'utf8'),
  ])
  return {
    version: packageFile.parse(JSON.parse(text)).version,
    publicUrl,
    ways: waysIn(runtime),
    imageStore: env.s3 ? 's3' : 'files',
    database: env.databaseUrl === null ? 'built_in' : 'own',
    accounts,
    guests,
    rooms,
    images,
  }
}

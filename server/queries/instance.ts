import { type InstanceSettings, usualInstance } from '@/lib/account/instance'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'

/** What the operator decided; what everything is at first where nobody has decided anything. */
export async function readInstance({
  db,
}: {
  db: PrismaClient | Prisma.TransactionClient
}): Promise<InstanceSettings> {
  const row = await db.instance.findUnique({ where: { id: 1 } })
  if (!row) return usualInstance
  const { name, signUp, hosts, retentionDays, recordingDays } = row
  return { name, signUp, hosts, retentionDays, recordingDays }
}

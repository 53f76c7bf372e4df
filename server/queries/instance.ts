import { type InstanceSettings, usualInstance } from '@/lib/account/instance'
import type { Runtime } from '@/server/runtime'

/** What the operator decided; what everything is at first where nobody has decided anything. */
export async function readInstance(runtime: Pick<Runtime, 'db'>): Promise<InstanceSettings> {
  const row = await runtime.db.instance.findUnique({ where: { id: 1 } })
  if (!row) return usualInstance
  const { name, signUp, hosts, retentionDays } = row
  return { name, signUp, hosts, retentionDays }
}

import type { InstanceSettings } from '@/lib/account/instance'
import type { InstanceChanges } from '@/lib/account/instance-changes'
import { type Operator, recordOperatorAct } from '@/server/commands/operator-act'
import { readInstance } from '@/server/queries/instance'
import type { Runtime } from '@/server/runtime'

/** Changes what holds for the whole instance, and answers all of it. */
export async function changeInstance(
  runtime: Pick<Runtime, 'db'>,
  { changes, by }: { changes: InstanceChanges; by: Operator },
): Promise<InstanceSettings> {
  await runtime.db.$transaction(async (tx) => {
    await tx.instance.upsert({ where: { id: 1 }, create: { id: 1, ...changes }, update: changes })
    await recordOperatorAct(tx, 'instance_changed', by, Object.keys(changes).sort().join(' '))
  })
  return readInstance(runtime)
}

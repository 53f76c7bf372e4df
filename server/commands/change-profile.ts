import type { Locale } from '@/lib/i18n/locale'
import type { Theme } from '@/lib/theme'
import type { Runtime } from '@/server/runtime'

/** Changes what somebody is called in rooms they come to from now on, and how a new device speaks and looks to them. */
export async function changeProfile(
  runtime: Pick<Runtime, 'db'>,
  { userId, ...changes }: { userId: string; name?: string; locale?: Locale; theme?: Theme },
): Promise<void> {
  await runtime.db.user.update({ where: { id: userId }, data: changes })
}

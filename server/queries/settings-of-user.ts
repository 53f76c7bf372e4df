import { linkedProviders, type SettingsView } from '@/lib/account/settings-view'
import { isLocale } from '@/lib/i18n/locale'
import { themes } from '@/lib/theme'
import { leavingOf } from '@/server/queries/leaving'
import { hasOtherWay, linkedWays, waysOfUser } from '@/server/queries/ways-in'
import type { Runtime } from '@/server/runtime'

/** Somebody's own settings, a guest's too; null when there is nobody of this id. */
export async function settingsOfUser(
  runtime: Pick<Runtime, 'db' | 'env' | 'mail'>,
  userId: string,
): Promise<SettingsView | null> {
  const user = await runtime.db.user.findUnique({
    where: { id: userId },
    select: { ...waysOfUser, name: true, email: true, locale: true, theme: true },
  })
  if (!user) return null
  const { name, email, locale, theme, passwordHash, emailVerifiedAt } = user
  const ways = linkedWays(runtime, user)
  return {
    name,
    email,
    isVerified: emailVerifiedAt !== null,
    hasPassword: passwordHash !== null,
    ways,
    mayDisconnect: linkedProviders
      .filter((provider) => ways.some((way) => way.provider === provider && way.isConnected))
      .every((provider) => hasOtherWay(runtime, user, provider)),
    sendsMail: runtime.mail !== null,
    locale: isLocale(locale) ? locale : null,
    theme: themes.find((known) => known === theme) ?? null,
    leaving: await leavingOf(runtime, userId),
  }
}

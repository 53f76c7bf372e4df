import type { SettingsView } from '@/lib/account/settings-view'
import { isLocale } from '@/lib/i18n/locale'
import { themes } from '@/lib/theme'
import { waysIn } from '@/server/auth/providers'
import { leavingOf } from '@/server/queries/leaving'
import type { Runtime } from '@/server/runtime'

/** Somebody's own settings, a guest's too; null when there is nobody of this id. */
export async function settingsOfUser(
  runtime: Pick<Runtime, 'db' | 'env' | 'mail'>,
  userId: string,
): Promise<SettingsView | null> {
  const user = await runtime.db.user.findUnique({
    where: { id: userId },
    select: {
      name: true,
      email: true,
      emailVerifiedAt: true,
      passwordHash: true,
      locale: true,
      theme: true,
    },
  })
  if (!user) return null
  const { name, email, locale, theme, emailVerifiedAt, passwordHash } = user
  const { providers, mail } = waysIn(runtime)
  return {
    name,
    email,
    isVerified: emailVerifiedAt !== null,
    hasPassword: passwordHash !== null,
    hasProviders: providers.length > 0,
    sendsMail: mail,
    locale: isLocale(locale) ? locale : null,
    theme: themes.find((known) => known === theme) ?? null,
    leaving: await leavingOf(runtime, userId),
  }
}

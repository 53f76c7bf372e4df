import { cache } from 'react'
import { isLocale, type Locale } from '@/lib/i18n/locale'
import { type Theme, themes } from '@/lib/theme'
import { userOfPage } from '@/server/auth/gate'
import { runtime } from '@/server/runtime'

/** What somebody's account says of language and theme, for a browser in which nothing was chosen; once a request. */
export const keptLook = cache(async (): Promise<{ locale: Locale | null; theme: Theme | null }> => {
  const userId = await userOfPage()
  const user =
    userId === null
      ? null
      : await runtime().db.user.findUnique({
          where: { id: userId },
          select: { email: true, locale: true, theme: true },
        })
  // A guest has no other browser.
  if (!user || user.email === null) return { locale: null, theme: null }
  return {
    locale: isLocale(user.locale) ? user.locale : null,
    theme: themes.find((theme) => theme === user.theme) ?? null,
  }
})

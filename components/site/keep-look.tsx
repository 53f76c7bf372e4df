'use client'

import { useEffect } from 'react'
import { type Locale, localeCookie } from '@/lib/i18n/locale'
import { type Theme, themeCookie } from '@/lib/theme'
import { remember } from '@/components/site/remember'

/** Keeps in this browser what an account says of language and theme, so that the server answers in it everywhere; null where the browser has its own choice. */
export function KeepLook({ locale, theme }: { locale: Locale | null; theme: Theme | null }) {
  useEffect(() => {
    if (locale) remember(localeCookie, locale)
    if (theme) remember(themeCookie, theme)
  }, [locale, theme])
  return null
}

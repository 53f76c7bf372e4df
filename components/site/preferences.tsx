'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { Languages, Monitor, Moon, Sun } from 'lucide-react'
import { localeCookie, locales } from '@/lib/i18n/locale'
import { themes } from '@/lib/theme'
import { Button } from '@/components/ui/button'
import { Menu, MenuChoice, MenuContent, MenuTrigger } from '@/components/ui/menu'
import { remember } from '@/components/site/remember'
import { useTheme } from '@/components/site/theme'

/** The rows of a menu that choose the theme. */
export function ThemeChoice() {
  const t = useTranslations('preferences')
  const { theme, choose } = useTheme()
  return (
    <MenuChoice
      label={t('theme')}
      value={theme}
      options={themes.map((value) => ({ value, label: t(value) }))}
      onChoose={choose}
    />
  )
}

/** The rows of a menu that choose the language; each language is named in itself. */
export function LanguageChoice() {
  const t = useTranslations('preferences')
  const names = useTranslations('languages')
  const locale = useLocale()
  const router = useRouter()
  return (
    <MenuChoice
      label={t('language')}
      value={locale}
      options={locales.map((value) => ({ value, label: names(value), lang: value }))}
      onChoose={(value) => {
        remember(localeCookie, value)
        router.refresh()
      }}
    />
  )
}

/** Language and theme at the top of a page. */
export function Preferences() {
  const t = useTranslations('preferences')
  const names = useTranslations('languages')
  const locale = useLocale()
  const { theme } = useTheme()
  const Icon = { system: Monitor, light: Sun, dark: Moon }[theme]
  return (
    <div className="flex items-center gap-1">
      <Menu modal={false}>
        <MenuTrigger asChild>
          <Button variant="ghost" aria-label={t('languageNow', { language: names(locale) })}>
            <Languages aria-hidden size={18} />
            <span className="max-sm:hidden">{names(locale)}</span>
          </Button>
        </MenuTrigger>
        <MenuContent>
          <LanguageChoice />
        </MenuContent>
      </Menu>
      <Menu modal={false}>
        <MenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label={t('themeNow', { theme: t(theme) })}>
            <Icon aria-hidden size={18} />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <ThemeChoice />
        </MenuContent>
      </Menu>
    </div>
  )
}

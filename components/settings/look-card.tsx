'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { type Locale, localeCookie, locales } from '@/lib/i18n/locale'
import { type Theme, themes } from '@/lib/theme'
import { useAsking } from '@/components/account/use-asking'
import { changeProfile } from '@/components/account/account-requests'
import { SettingsCard } from '@/components/settings/settings-card'
import { remember } from '@/components/site/remember'
import { useTheme } from '@/components/site/theme'
import { ChoiceRow } from '@/components/ui/choice-cards'
import { toast } from '@/components/ui/toast'

/** Language and theme: at once in this browser, and in new ones from the account. */
export function LookCard({ isGuest }: { isGuest: boolean }) {
  const all = useTranslations('settings')
  const t = useTranslations('settings.look')
  const names = useTranslations('languages')
  const preferences = useTranslations('preferences')
  const locale = useLocale()
  const { theme, choose } = useTheme()
  const router = useRouter()
  const { ask } = useAsking()
  // The page speaks it a moment later.
  const [chosen, setChosen] = useState(locale)

  async function keep(changes: { locale?: Locale; theme?: Theme }) {
    const refusal = await ask(() => changeProfile(changes))
    if (refusal) toast.failed(refusal.message || all('failed'))
  }
  function chooseLocale(value: Locale) {
    setChosen(value)
    remember(localeCookie, value)
    router.refresh()
    void keep({ locale: value })
  }
  function chooseTheme(value: Theme) {
    choose(value)
    void keep({ theme: value })
  }

  return (
    <SettingsCard id="look" title={t('title')}>
      <ChoiceRow
        label={t('language')}
        value={chosen}
        options={locales.map((value) => ({ value, label: names(value) }))}
        onChoose={chooseLocale}
      />
      <ChoiceRow
        label={t('theme')}
        value={theme}
        options={themes.map((value) => ({ value, label: preferences(value) }))}
        onChoose={chooseTheme}
      />
      {isGuest ? null : <p className="text-ui text-text2">{t('hint')}</p>}
    </SettingsCard>
  )
}

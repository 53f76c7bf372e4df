'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ChoiceRow } from '@/components/ui/choice-cards'
import { isLocale, type Locale, locales } from '@/lib/i18n/locale'

/** The language of a mail to somebody who is invited: that of whoever invites, until they choose another. */
export function useMailLanguage(): [locale: Locale, choose: (locale: Locale) => void] {
  const current = useLocale()
  return useState<Locale>(isLocale(current) ? current : 'en')
}

/** Chooses it. */
export function MailLanguage({ locale, onChoose }: { locale: Locale; onChoose: (locale: Locale) => void }) {
  const t = useTranslations('inviteMail')
  const languages = useTranslations('languages')
  return (
    <ChoiceRow
      label={t('language')}
      value={locale}
      options={locales.map((value) => ({ value, label: languages(value) }))}
      onChoose={onChoose}
    />
  )
}

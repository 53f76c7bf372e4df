'use client'

import { useTranslations } from 'next-intl'
import type { NamedProvider } from '@/lib/account/ways-in'

/** What a provider is called: by its own name or, an issuer without one, in the reader's language. */
export function useProviderName(): (provider: NamedProvider) => string {
  const t = useTranslations('signIn')
  return ({ name }) => name ?? t('singleSignOn')
}

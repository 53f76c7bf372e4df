'use client'

import { useTranslations } from 'next-intl'
import type { NamedProvider } from '@/lib/account/ways-in'

/**
 * What a provider is called: by its own name or, an issuer without one, in the reader's language, as the word stands
 * within a sentence or alone.
 */
export function useProviderName(): (provider: NamedProvider, place: 'within' | 'alone') => string {
  const t = useTranslations('signIn')
  return ({ name }, place) => name ?? t(place === 'alone' ? 'singleSignOnAlone' : 'singleSignOn')
}

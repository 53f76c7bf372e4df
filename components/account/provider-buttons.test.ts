import { NextIntlClientProvider } from 'next-intl'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ProviderButtons } from '@/components/account/provider-buttons'
import en from '@/lib/i18n/en.json'
import ko from '@/lib/i18n/ko.json'

function buttonsFor(locale: 'en' | 'ko', name: string | null): string {
  const buttons = createElement(ProviderButtons, { providers: [{ id: 'oidc', name }], next: '/' })
  const messages = locale === 'en' ? en : ko
  const page = { locale, messages, timeZone: 'UTC', children: buttons }
  return renderToStaticMarkup(createElement(NextIntlClientProvider, page))
}

test('O5 an issuer without a name is called in the reader’s language, one with a name by it', () => {
  expect(buttonsFor('en', null)).toContain('Continue with single sign-on')
  expect(buttonsFor('ko', null)).toContain('통합 로그인 계정으로 계속')
  for (const locale of ['en', 'ko'] as const) expect(buttonsFor(locale, 'Team login')).toContain('Team login')
})

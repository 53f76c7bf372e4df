import { NextIntlClientProvider } from 'next-intl'
import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ProviderButtons } from '@/components/account/provider-buttons'
import { State } from '@/components/operator/state'
import type { InstanceState } from '@/lib/account/operator-view'
import en from '@/lib/i18n/en.json'
import ko from '@/lib/i18n/ko.json'

const providersCalled = (name: string | null) => [{ id: 'oidc' as const, name }]

function markupOf(locale: 'en' | 'ko', children: ReactNode): string {
  const messages = locale === 'en' ? en : ko
  const page = { locale, messages, timeZone: 'UTC', children }
  return renderToStaticMarkup(createElement(NextIntlClientProvider, page))
}

function buttonsFor(locale: 'en' | 'ko', name: string | null): string {
  return markupOf(locale, createElement(ProviderButtons, { providers: providersCalled(name), next: '/' }))
}

function stateFor(locale: 'en' | 'ko', name: string | null): string {
  const state: InstanceState = {
    ...{ version: '1', publicUrl: 'http://localhost', imageStore: 'files', database: 'built_in' },
    ...{ accounts: 1, guests: 0, rooms: 0, images: 0 },
    ways: { mail: false, providers: providersCalled(name) },
  }
  return markupOf(locale, createElement(State, { state, ownEmail: 'hana@example.com' }))
}

test('O5 an issuer without a name is called in the reader’s language, one with a name by it', () => {
  expect(buttonsFor('en', null)).toContain('Continue with single sign-on')
  expect(buttonsFor('ko', null)).toContain('통합 로그인 계정으로 계속')
  for (const locale of ['en', 'ko'] as const) expect(buttonsFor(locale, 'Team login')).toContain('Team login')
})

test('O5 where an issuer without a name stands alone, it begins with a capital; a name stays as it is', () => {
  expect(stateFor('en', null)).toContain('>Single sign-on<')
  expect(stateFor('ko', null)).toContain('>통합 로그인<')
  expect(stateFor('en', 'team login')).toContain('>team login<')
})

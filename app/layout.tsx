import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache, type ReactNode } from 'react'
import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css'
import '@/app/globals.css'
import { keptLook } from '@/app/kept-look'
import { AccountProvider } from '@/components/account/account'
import { Arrival } from '@/components/site/arrival'
import { KeepLook } from '@/components/site/keep-look'
import { ThemeProvider } from '@/components/site/theme'
import { Toaster } from '@/components/ui/toast'
import { TooltipProvider } from '@/components/ui/tooltip'
import { hostingOf } from '@/lib/account/instance'
import { localeCookie } from '@/lib/i18n/locale'
import { takeLinkScript } from '@/lib/join-link'
import { readTheme, themeCookie } from '@/lib/theme'
import { accountOfPage } from '@/server/auth/account'
import { invitationOf } from '@/server/auth/sign-in-attempt'
import { claimOf } from '@/server/commands/claim-guest'
import { presentAccount } from '@/server/presenters/present-account'
import { readInstance } from '@/server/queries/instance'
import { runtime } from '@/server/runtime'

/** Read once for a page: its head and its body ask. */
const instanceOfPage = cache(() => readInstance(runtime()))

export async function generateMetadata(): Promise<Metadata> {
  const [t, mail, { name }] = await Promise.all([
    getTranslations('app'),
    getTranslations('mail'),
    instanceOfPage(),
  ])
  const place = name === null ? t('name') : mail('instance', { name })
  return {
    title: { default: place, template: `%s · ${place}` },
    description: t('description'),
    robots: { index: false },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [jar, head, locale, t, account, instance] = await Promise.all([
    cookies(),
    headers(),
    getLocale(),
    getTranslations('app'),
    accountOfPage(),
    instanceOfPage(),
  ])
  const isChosen = { locale: jar.has(localeCookie), theme: jar.has(themeCookie) }
  const kept = isChosen.locale && isChosen.theme ? null : await keptLook()
  const theme = readTheme(jar.get(themeCookie)?.value ?? kept?.theme ?? undefined)
  const claim = account?.email ? await claimOf(runtime(), head, account.userId) : null
  const isInvited = instance.signUp === 'invitation' && (await invitationOf(head, runtime())) !== null
  return (
    <html lang={locale} data-theme={theme}>
      <head>
        {/* Runs before any other script, Next's router included, so that a link's secret never stays in the address (J1). */}
        <script
          nonce={head.get('x-nonce') ?? undefined}
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: takeLinkScript }}
        />
      </head>
      <body>
        <noscript>
          <p className="bg-surface p-4 text-center text-label">{t('noScript')}</p>
        </noscript>
        <NextIntlClientProvider>
          <ThemeProvider initial={theme}>
            <AccountProvider
              account={account && presentAccount(account)}
              instanceName={instance.name}
              hosting={hostingOf(instance.hosts, account)}
              signUp={isInvited ? 'open' : instance.signUp}
              claim={claim}
            >
              <TooltipProvider delayDuration={400}>{children}</TooltipProvider>
            </AccountProvider>
            <KeepLook
              locale={isChosen.locale ? null : (kept?.locale ?? null)}
              theme={isChosen.theme ? null : (kept?.theme ?? null)}
            />
            <Toaster label={t('notifications')} />
            <Arrival />
          </ThemeProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}

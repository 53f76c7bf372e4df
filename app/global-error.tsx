'use client'

import { useSyncExternalStore } from 'react'
import '@/app/globals.css'
import { defaultLocale, localeCookie, negotiateLocale } from '@/lib/i18n/locale'
import en from '@/lib/i18n/en.json'
import ko from '@/lib/i18n/ko.json'

const words = { en: en.pages, ko: ko.pages }

function browserLocale() {
  const cookie = document.cookie.split('; ').find((pair) => pair.startsWith(`${localeCookie}=`))
  return negotiateLocale(cookie?.slice(localeCookie.length + 1), navigator.languages.join(','))
}

const never = () => () => undefined

/** The root layout itself failed, and with it everything that provides messages and theme. */
export default function GlobalError() {
  const locale = useSyncExternalStore(never, browserLocale, () => defaultLocale)
  const { errorTitle, errorHeading, errorBody, home } = words[locale]
  return (
    <html lang={locale}>
      <body>
        <title>{errorTitle}</title>
        <main className="mx-auto flex min-h-dvh max-w-110 flex-col justify-center gap-3 p-6">
          <h1 className="text-heading font-semibold">{errorHeading}</h1>
          <p className="text-label text-text2">{errorBody}</p>
          <p>
            <a className="text-label font-semibold text-accent underline" href="/">
              {home}
            </a>
          </p>
        </main>
      </body>
    </html>
  )
}

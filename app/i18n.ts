import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { keptLook } from '@/app/kept-look'
import { localeCookie, negotiateLocale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'

/** The language of this request and its messages; the path never carries the language. */
export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()])
  const chosen = jar.get(localeCookie)?.value ?? (await keptLook()).locale
  const locale = negotiateLocale(chosen, head.get('accept-language'))
  // Times that people read are formatted in the browser, in its own zone; this one only keeps both sides equal.
  return { locale, messages: messages[locale], timeZone: 'UTC' }
})

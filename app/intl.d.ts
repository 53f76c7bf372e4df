import type { Locale as AppLocale } from '@/lib/i18n/locale'
import type en from '@/lib/i18n/en.json'

// Makes every message key checked by TypeScript.
declare module 'next-intl' {
  interface AppConfig {
    Locale: AppLocale
    Messages: typeof en
  }
}

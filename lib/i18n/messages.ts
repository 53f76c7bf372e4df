import en from '@/lib/i18n/en.json'
import ko from '@/lib/i18n/ko.json'
import type { Locale } from '@/lib/i18n/locale'

/** Every word of ours, by language. Large: a page is given only those of its own language. */
export const messages: Record<Locale, typeof en> = { en, ko }

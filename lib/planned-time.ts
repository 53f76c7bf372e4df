import type { Locale } from '@/lib/i18n/locale'

/**
 * A time (ms since 1970) as people say it in a language and a time zone: day of the week, date and hour. The short name
 * of the zone stands behind it where `isZoneNamed`.
 */
export function plannedTime(
  at: number,
  { locale, timeZone, isZoneNamed = false }: { locale: Locale; timeZone: string; isZoneNamed?: boolean },
): string {
  return timeInWords(at, locale, {
    timeZone,
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    ...(isZoneNamed && { timeZoneName: 'short' }),
  })
}

/**
 * A time (ms since 1970) in the words of a language, the same wherever it is said: the language data of the server and
 * of browsers differ in the halves of the day and in the kind of space, and a page must say what the server sent.
 */
export function timeInWords(at: number, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, options)
    .formatToParts(at)
    .map(({ type, value }) => (type === 'dayPeriod' && locale === 'ko' ? koreanDayPeriod(value) : value))
    .join('')
    .replaceAll(/[\u202f\u00a0]/g, ' ')
}

/** Some versions of the language data have the English halves of the day here, which nobody says. */
function koreanDayPeriod(period: string): string {
  if (period === 'AM') return '오전'
  return period === 'PM' ? '오후' : period
}

import type { Locale } from '@/lib/i18n/locale'

/**
 * A time (ms since 1970) as people say it in a language and a time zone: day of the week, date and hour. The short name
 * of the zone stands behind it where `isZoneNamed`.
 */
export function plannedTime(
  at: number,
  { locale, timeZone, isZoneNamed = false }: { locale: Locale; timeZone: string; isZoneNamed?: boolean },
): string {
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    ...(isZoneNamed && { timeZoneName: 'short' }),
  }).formatToParts(at)
  return parts
    .map(({ type, value }) => (type === 'dayPeriod' && locale === 'ko' ? koreanDayPeriod(value) : value))
    .join('')
}

/** Some versions of the language data have the English halves of the day here, which nobody says. */
function koreanDayPeriod(period: string): string {
  if (period === 'AM') return '오전'
  return period === 'PM' ? '오후' : period
}

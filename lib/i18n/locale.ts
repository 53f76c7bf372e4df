/** Languages: which there are, and which one a request is answered in. */
export const locales = ['en', 'ko'] as const
export type Locale = (typeof locales)[number]

export const defaultLocale: Locale = 'en'

/** The cookie that keeps a chosen language; without it the browser's own languages decide. */
export const localeCookie = 'drawbridge.locale'

/** Whether the value names a language there are messages for. */
export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}

/**
 * The language of a request: the cookie's when there are messages for it, else the best match of
 * Accept-Language by weight (`ko-KR` counts as `ko`), else English.
 */
export function negotiateLocale(
  cookie: string | undefined | null,
  acceptLanguage: string | undefined | null,
): Locale {
  if (isLocale(cookie)) return cookie
  let best: { locale: Locale; weight: number } | null = null
  for (const part of (acceptLanguage ?? '').slice(0, 1000).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const locale = tag.split('-')[0]
    const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
    const weight = quality ? Number(quality.trim().slice(2)) : 1
    if (isLocale(locale) && weight > (best?.weight ?? 0)) best = { locale, weight }
  }
  return best?.locale ?? defaultLocale
}

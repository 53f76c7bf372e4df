'use client'

import { useLocale } from 'next-intl'
import { useTheme } from '@/components/site/theme'

/** A screenshot of a room in the reader's language and theme; with the device's theme the browser picks before any script runs. */
export function RoomPicture({ alt }: { alt: string }) {
  const locale = useLocale()
  const { theme } = useTheme()
  const source = (shade: 'light' | 'dark') => `/room-${shade}-${locale}.png`
  return (
    <div className="overflow-hidden rounded-card border border-line bg-surface shadow-float">
      <picture>
        {theme === 'system' ? <source media="(prefers-color-scheme: dark)" srcSet={source('dark')} /> : null}
        <img
          src={source(theme === 'dark' ? 'dark' : 'light')}
          alt={alt}
          width={1200}
          height={750}
          className="block h-auto w-full"
        />
      </picture>
    </div>
  )
}

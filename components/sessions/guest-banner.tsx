import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'

/** Tells a guest how to keep their rooms. `children` are further ways to them. */
export function GuestBanner({ children }: { children?: ReactNode }) {
  const t = useTranslations('sessions')
  return (
    <aside
      aria-labelledby="guest-heading"
      className="flex flex-col gap-3 rounded-card border border-line bg-surface px-5 py-4"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 max-w-160 text-ui">
          <h2 id="guest-heading" className="text-label font-semibold">
            {t('guestHeading')}
          </h2>
          <p className="text-text2">{t('guestBody')}</p>
        </div>
        <Button asChild>
          <Link href="/sign-in" prefetch={false}>
            {t('guestAction')}
          </Link>
        </Button>
      </div>
      {children}
    </aside>
  )
}

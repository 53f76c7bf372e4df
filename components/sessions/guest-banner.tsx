'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useAccount } from '@/components/account/account'
import { ReturnLinkButton } from '@/components/account/return-link'
import { Button } from '@/components/ui/button'

/** Tells a guest how to keep their rooms: with an account, where they may make one, or by their own link (J8). */
export function GuestBanner() {
  const t = useTranslations('sessions')
  const maySignUp = useAccount().signUp === 'open'
  return (
    <aside
      aria-labelledby="guest-heading"
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-card border border-line bg-surface px-5 py-4"
    >
      <div className="min-w-0 max-w-160 text-ui">
        <h2 id="guest-heading" className="text-label font-semibold">
          {t('guestHeading')}
        </h2>
        <p className="text-text2">{t(maySignUp ? 'guestBody' : 'guestBodyNoSignUp')}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        {maySignUp ? (
          <Button asChild>
            <Link href="/sign-up?next=/rooms" prefetch={false}>
              {t('guestAction')}
            </Link>
          </Button>
        ) : null}
        <ReturnLinkButton />
      </div>
    </aside>
  )
}

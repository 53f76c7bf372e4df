'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { LogIn } from 'lucide-react'
import type { Hosting } from '@/lib/account/instance'
import { useAccount } from '@/components/account/account'
import { Button } from '@/components/ui/button'

/** Stands where rooms are started, for whoever may not: what it takes, said before anything is filled in. */
export function StartGate({ hosting }: { hosting: Exclude<Hosting, 'may'> }) {
  const t = useTranslations('sessions.gate')
  const { account } = useAccount()
  return (
    <section className="flex flex-col items-start gap-4 rounded-card border border-line bg-surface p-5">
      <div className="flex flex-col gap-1 text-label">
        <p className="font-semibold">{t(hosting)}</p>
        <p className="text-text2">{t('links')}</p>
      </div>
      {account?.email ? null : (
        <Button asChild variant="primary" size="large">
          <Link href="/sign-in" prefetch={false}>
            <LogIn aria-hidden size={18} />
            {t('signIn')}
          </Link>
        </Button>
      )}
    </section>
  )
}

'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useAccount } from '@/components/account/account'
import { Button } from '@/components/ui/button'

/** Who is signed in, and their pages, at the top of every page that is not a room. */
export function AccountMenu() {
  const t = useTranslations('account')
  const { account } = useAccount()
  return (
    <>
      {account ? (
        <Button asChild variant="ghost">
          <Link href="/rooms">{t('rooms')}</Link>
        </Button>
      ) : null}
      {account?.email ? null : (
        <Button asChild variant="ghost">
          <Link href="/sign-in">{t('signIn')}</Link>
        </Button>
      )}
    </>
  )
}

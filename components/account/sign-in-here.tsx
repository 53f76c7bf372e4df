'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { useAccount } from '@/components/account/account'
import { withNext } from '@/components/account/sign-in-panel'
import { Button } from '@/components/ui/button'

/** Says to whoever is not signed in with an account that they could be, on a page that is not there for them. */
export function SignInHint() {
  const t = useTranslations('pages')
  return useAccount().account?.email ? null : <p>{t('notFoundSignIn')}</p>
}

/** Leads whoever is not signed in with an account to the sign-in, and back to this page. */
export function SignInHere() {
  const t = useTranslations('pages')
  const { account } = useAccount()
  // The server does not tell a page that is not there where it stands.
  const path = useSyncExternalStore(never, readPath, () => '/sign-in')
  if (account?.email) return null
  return (
    <Button asChild variant="primary" size="large">
      <Link href={path} prefetch={false}>
        {t('signIn')}
      </Link>
    </Button>
  )
}

function readPath(): string {
  return withNext('/sign-in', window.location.pathname + window.location.search)
}

/** A page that is left is another page. */
function never(): () => void {
  return () => undefined
}

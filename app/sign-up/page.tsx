import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { nextPath } from '@/lib/account/next-path'
import { AccountPage } from '@/components/account/account-page'
import { SignUpPanel } from '@/components/account/sign-up-panel'
import { accountOfPage } from '@/server/auth/account'
import { waysIn } from '@/server/auth/providers'
import { invitationOf } from '@/server/auth/sign-in-attempt'
import { signUpNow } from '@/server/queries/sign-up-now'
import { runtime } from '@/server/runtime'

interface PageProps {
  searchParams: Promise<{ next?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn.up')
  return { title: t('metaTitle') }
}

/** Making an account. An invitation's secret is in the fragment. */
export default async function SignUpPage({ searchParams }: PageProps) {
  const next = nextPath((await searchParams).next)
  if ((await accountOfPage())?.email) redirect(next)
  const [now, invitation] = await Promise.all([
    signUpNow(runtime()),
    invitationOf(await headers(), runtime()),
  ])
  return (
    <AccountPage>
      <SignUpPanel ways={waysIn(runtime())} next={next} {...now} isInvited={invitation !== null} />
    </AccountPage>
  )
}

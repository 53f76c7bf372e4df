import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { nextPath } from '@/lib/account/next-path'
import { errorCodes, type ErrorCode } from '@/lib/errors'
import { AccountPage } from '@/components/account/account-page'
import { SignInPanel } from '@/components/account/sign-in-panel'
import { accountOfPage } from '@/server/auth/account'
import { waysIn } from '@/server/auth/providers'
import { runtime } from '@/server/runtime'

interface PageProps {
  searchParams: Promise<{ next?: string | string[]; error?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn')
  return { title: t('metaTitle') }
}

/** The ways into an account. Whoever is signed in goes on, but for those who came back from a provider in vain. */
export default async function SignInPage({ searchParams }: PageProps) {
  const [params, t] = await Promise.all([searchParams, getTranslations('errors')])
  const next = nextPath(params.next)
  const code = isErrorCode(params.error) ? params.error : null
  if (code === null && (await accountOfPage())?.email) redirect(next)
  return (
    <AccountPage>
      <SignInPanel ways={waysIn(runtime())} next={next} refusal={code && t(code)} />
    </AccountPage>
  )
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorCodes, code)
}

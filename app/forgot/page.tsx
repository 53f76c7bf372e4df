import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { nextPath } from '@/lib/account/next-path'
import { AccountPage } from '@/components/account/account-page'
import { ForgotPanel } from '@/components/account/forgot-panel'
import { runtime } from '@/server/runtime'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn.forgotten')
  return { title: t('metaTitle') }
}

interface PageProps {
  searchParams: Promise<{ next?: string | string[] }>
}

/** For who has forgotten the password. */
export default async function ForgotPage({ searchParams }: PageProps) {
  return (
    <AccountPage>
      <ForgotPanel mail={runtime().mail !== null} next={nextPath((await searchParams).next)} />
    </AccountPage>
  )
}

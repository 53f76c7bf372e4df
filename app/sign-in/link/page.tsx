import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { nextPath } from '@/lib/account/next-path'
import { AccountPage } from '@/components/account/account-page'
import { MailedPanel } from '@/components/account/mailed-panels'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn.byLink')
  return { title: t('metaTitle') }
}

interface PageProps {
  searchParams: Promise<{ next?: string | string[] }>
}

/** The page that a mailed link opens to sign in: opening it alone does nothing. */
export default async function Page({ searchParams }: PageProps) {
  return (
    <AccountPage>
      <MailedPanel purpose="sign_in" next={nextPath((await searchParams).next)} />
    </AccountPage>
  )
}

import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { nextPath } from '@/lib/account/next-path'
import { AccountPage } from '@/components/account/account-page'
import { MailedPanel } from '@/components/account/mailed-panels'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn.verify')
  return { title: t('metaTitle') }
}

interface PageProps {
  searchParams: Promise<{ next?: string | string[] }>
}

/** The page that a mail opens which proves an address. Its secret is in the fragment. */
export default async function Page({ searchParams }: PageProps) {
  return (
    <AccountPage>
      <MailedPanel purpose="verify" next={nextPath((await searchParams).next)} />
    </AccountPage>
  )
}

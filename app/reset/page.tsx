import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { nextPath } from '@/lib/account/next-path'
import { AccountPage } from '@/components/account/account-page'
import { MailedPanel } from '@/components/account/mailed-panels'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn.reset')
  return { title: t('metaTitle') }
}

interface PageProps {
  searchParams: Promise<{ next?: string | string[] }>
}

/** The page that a mail opens, or a link from the operator, to choose a new password. */
export default async function Page({ searchParams }: PageProps) {
  return (
    <AccountPage>
      <MailedPanel purpose="reset" next={nextPath((await searchParams).next)} />
    </AccountPage>
  )
}

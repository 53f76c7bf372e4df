import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountPage } from '@/components/account/account-page'
import { ReturnPanel } from '@/components/account/return-panel'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn.return')
  return { title: t('metaTitle') }
}

/** The page that a guest's return link opens (J8). */
export default function ReturnPage() {
  return (
    <AccountPage>
      <ReturnPanel />
    </AccountPage>
  )
}

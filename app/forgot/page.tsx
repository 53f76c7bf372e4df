import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountPage } from '@/components/account/account-page'
import { ForgotPanel } from '@/components/account/forgot-panel'
import { runtime } from '@/server/runtime'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn.forgotten')
  return { title: t('metaTitle') }
}

/** For who has forgotten the password. */
export default function ForgotPage() {
  return (
    <AccountPage>
      <ForgotPanel mail={runtime().mail !== null} />
    </AccountPage>
  )
}

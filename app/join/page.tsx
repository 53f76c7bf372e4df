import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { JoinPanel } from '@/components/room/join-panel'
import { SiteHeader } from '@/components/site/site-header'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('join')
  return { title: t('metaTitle') }
}

/** The page a link opens. Its token is in the fragment, which never reaches a server's log. */
export default function JoinPage() {
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <main className="flex grow flex-col items-center justify-center px-4 pt-4 pb-24 sm:px-8">
        <JoinPanel />
      </main>
    </div>
  )
}

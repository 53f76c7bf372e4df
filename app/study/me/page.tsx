import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SiteHeader } from '@/components/site/site-header'
import { OwnStudyPanel } from '@/components/study/own-study'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('study')
  return { title: t('metaTitle') }
}

/** The page that a member's link opens. Its token is in the fragment, which never reaches a server's log. */
export default function OwnStudyPage() {
  return (
    <div className="flex min-h-dvh flex-col">
      <div className="print:hidden">
        <SiteHeader />
      </div>
      <main className="flex grow flex-col items-center justify-center px-4 pt-6 pb-24 sm:px-8 lg:pt-10">
        <OwnStudyPanel />
      </main>
    </div>
  )
}

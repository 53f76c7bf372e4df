import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SiteHeader } from '@/components/site/site-header'
import { AccountNeeded } from '@/components/study/account-needed'
import { StudyList } from '@/components/study/study-list'
import { accountOfPage } from '@/server/auth/account'
import { presentStudyItem } from '@/server/presenters/present-study-path'
import { studyPathsOf } from '@/server/queries/study-paths'
import { runtime as currentRuntime } from '@/server/runtime'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('study')
  return { title: t('metaTitle') }
}

/** The study paths that somebody runs. */
export default async function StudyPage() {
  const account = await accountOfPage()
  if (!account?.email) return <AccountNeeded next="/study" />
  const runtime = currentRuntime()
  const now = runtime.now()
  const paths = await studyPathsOf(runtime, account.userId)
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <main className="mx-auto flex w-full max-w-260 grow flex-col gap-6 px-4 pt-6 pb-24 sm:px-8 lg:pt-10">
        <StudyList paths={paths.map((path) => presentStudyItem(path, now))} />
      </main>
    </div>
  )
}

import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { isSystem } from '@/lib/problem/systems'
import { SiteHeader } from '@/components/site/site-header'
import { AccountNeeded } from '@/components/study/account-needed'
import { NewStudyPath } from '@/components/study/new-study-path'
import { accountOfPage } from '@/server/auth/account'
import { readInstance } from '@/server/queries/instance'
import { problemCards } from '@/server/queries/problems'
import { runtime as currentRuntime } from '@/server/runtime'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('study')
  return { title: t('form.metaTitle') }
}

/** Planning a study path. */
export default async function NewStudyPage() {
  const runtime = currentRuntime()
  const [account, locale, { recordingDays }] = await Promise.all([
    accountOfPage(),
    getLocale(),
    readInstance(runtime),
  ])
  if (!account?.email) return <AccountNeeded next="/study/new" />
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <main className="mx-auto flex w-full max-w-300 grow flex-col gap-8 px-4 pt-6 pb-24 sm:px-8 lg:pt-10">
        <NewStudyPath
          systems={(await problemCards(runtime, null, locale)).filter(({ id }) => isSystem(id))}
          ownName={account.name}
          longestDays={recordingDays}
          now={runtime.now()}
        />
      </main>
    </div>
  )
}

import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ProblemLibrary } from '@/components/problem/problem-library'
import { SiteHeader } from '@/components/site/site-header'
import { userOfPage } from '@/server/auth/gate'
import { problemCards } from '@/server/queries/problems'
import { runtime } from '@/server/runtime'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('problems')
  return { title: t('metaTitle') }
}

/** The library: every problem there is. */
export default async function ProblemsPage() {
  const problems = await problemCards(runtime(), await userOfPage(), await getLocale())
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <main className="mx-auto w-full max-w-300 grow px-4 pt-6 pb-24 sm:px-8 lg:pt-12">
        <ProblemLibrary problems={problems} />
      </main>
    </div>
  )
}

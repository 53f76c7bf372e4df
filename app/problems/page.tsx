import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { OwnProblems } from '@/components/problem/own-problems'
import { OwnProblemsHint } from '@/components/problem/library/own-problems-hint'
import { ProblemLibrary } from '@/components/problem/problem-library'
import { SiteHeader } from '@/components/site/site-header'
import { accountOfPage } from '@/server/auth/account'
import { limitReadingSessions } from '@/server/limits'
import { ownProblemHeads } from '@/server/queries/own-problems'
import { practisedProblemsOf } from '@/server/queries/practised-problems'
import { problemCards } from '@/server/queries/problems'
import { runtime } from '@/server/runtime'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('problems')
  return { title: t('metaTitle') }
}

/** The library: every problem its reader can get, and what they have done with it. */
export default async function ProblemsPage() {
  const [account, locale] = await Promise.all([accountOfPage(), getLocale()])
  const userId = account?.userId ?? null
  if (userId !== null) await limitReadingSessions(runtime(), userId)
  const [problems, practised, own] = await Promise.all([
    problemCards(runtime(), userId, locale),
    userId === null ? {} : practisedProblemsOf(runtime(), userId),
    // Whoever has an account writes problems (P4).
    account && account.email !== null ? ownProblemHeads(runtime(), account.userId) : null,
  ])
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <main className="mx-auto w-full max-w-300 grow px-4 pt-6 pb-24 sm:px-8 lg:pt-12">
        <ProblemLibrary problems={problems} practised={practised} mayWrite={own !== null}>
          {own ? <OwnProblems heads={own} /> : <OwnProblemsHint />}
        </ProblemLibrary>
      </main>
    </div>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import { ProblemIntroduction } from '@/components/problem/problem-introduction'
import { SiteHeader } from '@/components/site/site-header'
import { userOfPage } from '@/server/auth/gate'
import { mayOpenPack } from '@/server/queries/pack-access'
import { publicProblem } from '@/server/queries/problems'
import { runtime } from '@/server/runtime'

interface ProblemPageProps {
  params: Promise<{ id: string }>
}

/** What whoever asks may know of a problem, once a request. */
const loadProblem = cache(async (id: string) => {
  const [userId, locale] = await Promise.all([userOfPage(), getLocale()])
  return (await publicProblem(runtime(), userId, id, locale)) ?? notFound()
})

export async function generateMetadata({ params }: ProblemPageProps): Promise<Metadata> {
  const { title } = await loadProblem((await params).id)
  return { title }
}

/** One problem: its brief for everybody, and the way to a room with it. */
export default async function ProblemPage({ params }: ProblemPageProps) {
  const problem = await loadProblem((await params).id)
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <main className="mx-auto w-full max-w-300 grow px-4 pt-6 pb-24 sm:px-8 lg:pt-12">
        <ProblemIntroduction
          problem={problem}
          mayOpenPack={await mayOpenPack(runtime(), await userOfPage(), problem.id)}
        />
      </main>
    </div>
  )
}

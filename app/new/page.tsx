import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SetupForm } from '@/components/interview/setup-form'
import { SiteHeader } from '@/components/site/site-header'
import { userOfPage } from '@/server/auth/gate'
import { limitReadingSessions } from '@/server/limits'
import { readInstance } from '@/server/queries/instance'
import { practisedProblemsOf } from '@/server/queries/practised-problems'
import { problemCards } from '@/server/queries/problems'
import { runtime } from '@/server/runtime'

interface NewPageProps {
  searchParams: Promise<{ problem?: string | string[]; kind?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('setup')
  return { title: t('metaTitle') }
}

/** Setting up an interview, or a practice. */
export default async function NewPage({ searchParams }: NewPageProps) {
  const [locale, userId, { problem, kind }, { recordingDays }] = await Promise.all([
    getLocale(),
    userOfPage(),
    searchParams,
    readInstance(runtime()),
  ])
  if (userId !== null) await limitReadingSessions(runtime(), userId)
  const [problems, practised] = await Promise.all([
    problemCards(runtime(), userId, locale),
    userId === null ? {} : practisedProblemsOf(runtime(), userId),
  ])
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <main className="mx-auto flex w-full max-w-300 grow flex-col gap-8 px-4 pt-6 pb-24 sm:px-8 lg:pt-10">
        <SetupForm
          problems={problems}
          practised={practised}
          problemId={problems.find(({ id }) => id === problem)?.id ?? null}
          kind={kind === 'practice' ? 'practice' : 'interview'}
          longestDays={recordingDays}
        />
      </main>
    </div>
  )
}

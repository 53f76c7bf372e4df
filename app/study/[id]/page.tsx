import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import { AppError } from '@/lib/errors'
import { SiteHeader } from '@/components/site/site-header'
import { StudyPath } from '@/components/study/study-path'
import { userOfPage } from '@/server/auth/gate'
import { presentStudyPath } from '@/server/presenters/present-study-path'
import { studyPathOf } from '@/server/queries/study-paths'
import { runtime as currentRuntime } from '@/server/runtime'

interface StudyPathPageProps {
  params: Promise<{ id: string }>
}

/** Read once for a page: its head and its body ask. Whoever does not run the path finds nothing (X3). */
const loadPath = cache(async (pathId: string) => {
  try {
    return await studyPathOf(currentRuntime(), { userId: await userOfPage(), pathId })
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
})

export async function generateMetadata({ params }: StudyPathPageProps): Promise<Metadata> {
  const { title } = await loadPath((await params).id)
  return { title }
}

/** A study path for whoever runs it. */
export default async function StudyPathPage({ params }: StudyPathPageProps) {
  const runtime = currentRuntime()
  const [path, locale] = await Promise.all([loadPath((await params).id), getLocale()])
  return (
    <div className="flex min-h-dvh flex-col">
      <div className="print:hidden">
        <SiteHeader />
      </div>
      <main className="mx-auto flex w-full max-w-260 grow flex-col gap-8 px-4 pt-6 pb-24 sm:px-8 lg:pt-10 print:max-w-none print:gap-5 print:p-0">
        <StudyPath path={presentStudyPath(path, { locale, now: runtime.now() }, runtime)} />
      </main>
    </div>
  )
}

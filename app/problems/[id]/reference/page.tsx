import type { Metadata } from 'next'
import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { loadForInterviewer } from '@/app/problems/[id]/load-for-interviewer'
import { InterviewersOnly } from '@/components/problem/interviewers-only'
import { SampleBoard } from '@/components/room/sample-board'
import { SiteHeader } from '@/components/site/site-header'
import { Button } from '@/components/ui/button'
import { referenceBoardUpdate } from '@/server/queries/reference-board'

interface ReferencePageProps {
  params: Promise<{ id: string }>
}

export async function generateMetadata({ params }: ReferencePageProps): Promise<Metadata> {
  const [{ words }, t, locale] = await Promise.all([
    loadForInterviewer((await params).id),
    getTranslations('problems.reference'),
    getLocale(),
  ])
  return { title: t('metaTitle', { title: words[locale].title }) }
}

/** The reference design on a board that can only be looked at (P1), for whoever may open the pack (P5). */
export default async function ReferencePage({ params }: ReferencePageProps) {
  const [problem, t, locale] = await Promise.all([
    loadForInterviewer((await params).id),
    getTranslations('problems.reference'),
    getLocale(),
  ])
  const { id } = problem.structure
  const board = referenceBoardUpdate(problem, locale)
  return (
    <div className="flex h-dvh flex-col">
      <SiteHeader />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-y border-line bg-private px-4 py-3 sm:px-8">
        <div className="min-w-0">
          <h1 className="text-title font-semibold">{t('title', { title: problem.words[locale].title })}</h1>
          <p className="text-ui text-text2">{t('note')}</p>
        </div>
        <div className="flex items-center gap-3">
          <InterviewersOnly />
          <Button asChild>
            <Link href={`/problems/${id}/pack`}>{t('toPack')}</Link>
          </Button>
        </div>
      </div>
      <main className="dotted-paper relative isolate min-h-0 grow">
        <SampleBoard state={Buffer.from(board).toString('base64')} />
      </main>
    </div>
  )
}

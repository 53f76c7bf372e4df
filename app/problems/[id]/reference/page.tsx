import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { loadForInterviewer } from '@/app/problems/[id]/load-for-interviewer'
import { InterviewersOnly } from '@/components/problem/interviewers-only'
import { SampleBoard } from '@/components/room/sample-board'
import { SiteHeader } from '@/components/site/site-header'
import { Button } from '@/components/ui/button'
import { referenceBoardUpdate, weakBoardUpdate } from '@/server/queries/reference-board'

interface ReferencePageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<{ design?: string | string[] }>
}

export async function generateMetadata({ params, searchParams }: ReferencePageProps): Promise<Metadata> {
  const [{ words }, { design }, t, locale] = await Promise.all([
    loadForInterviewer((await params).id),
    searchParams,
    getTranslations('problems.reference'),
    getLocale(),
  ])
  const { title } = words[locale]
  return { title: t(design === 'hurried' ? 'hurriedMetaTitle' : 'metaTitle', { title }) }
}

/** The reference design, or the hurried one, on a board that can only be looked at (P1), for whoever may open the pack (P5). */
export default async function ReferencePage({ params, searchParams }: ReferencePageProps) {
  const [problem, { design }, t, locale] = await Promise.all([
    loadForInterviewer((await params).id),
    searchParams,
    getTranslations('problems.reference'),
    getLocale(),
  ])
  const { id } = problem.structure
  const { title } = problem.words[locale]
  const isHurried = design === 'hurried'
  const board = isHurried ? weakBoardUpdate(problem, locale) : referenceBoardUpdate(problem, locale)
  // Nothing was drawn for a problem that somebody wrote: what there is of it stands in its pack.
  if (!board) redirect(`/problems/${id}/pack`)
  return (
    <div className="flex h-dvh flex-col">
      <SiteHeader />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-y border-line bg-private px-4 py-3 sm:px-8">
        <div className="min-w-0">
          <h1 className="text-title font-semibold">
            {t.rich(isHurried ? 'hurriedTitle' : 'title', {
              what: () => <bdi lang={problem.own?.language}>{title}</bdi>,
            })}
          </h1>
          <p className="text-ui text-text2">{t(isHurried ? 'hurriedNote' : 'note')}</p>
        </div>
        <div className="flex items-center gap-3">
          <InterviewersOnly />
          <Button asChild>
            <Link href={`/problems/${id}/pack`}>{t('toPack')}</Link>
          </Button>
        </div>
      </div>
      <main className="dotted-paper relative isolate min-h-0 grow">
        <SampleBoard state={Buffer.from(board).toString('base64')} showsFirst="components" />
      </main>
    </div>
  )
}

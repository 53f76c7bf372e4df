import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { loadForInterviewer } from '@/app/problems/[id]/load-for-interviewer'
import { EditOwn, MakeOwn } from '@/components/problem/make-own'
import { Pack } from '@/components/problem/pack/pack'
import { SiteHeader } from '@/components/site/site-header'
import { workedEstimate } from '@/lib/problem/worked-estimate'
import { userOfPage } from '@/server/auth/gate'
import { publicProblem } from '@/server/queries/problems'
import { runtime } from '@/server/runtime'

interface PackPageProps {
  params: Promise<{ id: string }>
}

export async function generateMetadata({ params }: PackPageProps): Promise<Metadata> {
  const [{ words }, t, locale] = await Promise.all([
    loadForInterviewer((await params).id),
    getTranslations('problems.pack'),
    getLocale(),
  ])
  return { title: t('metaTitle', { title: words[locale].title }) }
}

/** Everything an interviewer needs to give a problem (P1), for nobody else (P5). */
export default async function PackPage({ params }: PackPageProps) {
  const [{ structure, words, own }, locale] = await Promise.all([
    loadForInterviewer((await params).id),
    getLocale(),
  ])
  const problem = await publicProblem(runtime(), await userOfPage(), structure.id, locale)
  const hasReference = own === undefined || own.reference !== null
  return (
    <div className="flex min-h-dvh flex-col bg-private print:bg-white">
      <div className="print:hidden">
        <SiteHeader />
      </div>
      <Pack
        content={{ structure, words: words[locale], hasReference }}
        estimate={workedEstimate(structure)}
        own={problem?.own ?? (own ? { language: own.language } : null)}
        hasPage={problem !== null}
        actions={
          problem?.own?.author === null ? (
            <EditOwn problemId={structure.id} variant="ghost" />
          ) : (
            <MakeOwn problemId={structure.id} language={problem?.own?.language ?? locale} variant="ghost" />
          )
        }
      />
    </div>
  )
}

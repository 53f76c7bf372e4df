import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { loadForInterviewer } from '@/app/problems/[id]/load-for-interviewer'
import { Pack } from '@/components/problem/pack/pack'
import { SiteHeader } from '@/components/site/site-header'
import { workedEstimate } from '@/lib/problem/worked-estimate'

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
  const hasReference = own === undefined || own.reference !== null
  return (
    <div className="flex min-h-dvh flex-col bg-private print:bg-white">
      <div className="print:hidden">
        <SiteHeader />
      </div>
      <Pack
        content={{ structure, words: words[locale], hasReference }}
        estimate={workedEstimate(structure)}
        actions={null}
      />
    </div>
  )
}

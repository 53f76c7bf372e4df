import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { isLocale } from '@/lib/i18n/locale'
import { SampleBoard } from '@/components/room/sample-board'
import { SiteHeader } from '@/components/site/site-header'
import { Button } from '@/components/ui/button'
import { sampleBoardOf } from '@/server/queries/sample-board'
import { runtime } from '@/server/runtime'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sample')
  return { title: t('metaTitle') }
}

/** A finished board, for whoever wants to see one before starting a room. */
export default async function SamplePage() {
  const [t, start, locale] = [
    await getTranslations('sample'),
    await getTranslations('landing'),
    await getLocale(),
  ]
  const board = isLocale(locale) ? await sampleBoardOf(runtime(), locale) : null
  if (!board) notFound()
  return (
    <div className="flex h-dvh flex-col">
      <SiteHeader />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line px-4 pb-3 sm:px-8">
        <div className="min-w-0">
          <h1 className="text-title font-semibold">{t('title')}</h1>
          <p className="text-ui text-text2">{t('note')}</p>
        </div>
        <Button asChild>
          <Link href="/">{start('start')}</Link>
        </Button>
      </div>
      <main className="dotted-paper relative isolate min-h-0 grow">
        <SampleBoard state={Buffer.from(board).toString('base64')} />
      </main>
    </div>
  )
}

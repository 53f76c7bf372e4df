import type { Metadata } from 'next'
import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { isLocale } from '@/lib/i18n/locale'
import { SampleReplay } from '@/components/evidence/sample-replay'
import { ComeBack } from '@/components/site/come-back'
import { SiteHeader } from '@/components/site/site-header'
import { Button } from '@/components/ui/button'
import { runtime } from '@/server/runtime'
import { sampleRoomOf } from '@/server/sample/sample-room'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sample')
  return { title: t('metaTitle') }
}

/** A finished session, for whoever wants to see one before starting a room. */
export default async function SamplePage() {
  const [t, start, locale] = [
    await getTranslations('sample'),
    await getTranslations('landing'),
    await getLocale(),
  ]
  const sample = isLocale(locale) ? await sampleRoomOf(runtime(), locale) : null
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
      <main className="flex min-h-0 grow flex-col">
        {sample ? (
          <SampleReplay roomId={sample.roomId} licenseKey={runtime().env.tldrawLicenseKey} />
        ) : (
          <ComeBack heading={t('soon')} late={t('soonLate')}>
            {t('soonBody')}
          </ComeBack>
        )}
      </main>
    </div>
  )
}

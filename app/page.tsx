import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ClipboardList } from 'lucide-react'
import { RoomPicture } from '@/components/site/room-picture'
import { SiteHeader } from '@/components/site/site-header'
import { StartForm } from '@/components/room/start-form'
import { Button } from '@/components/ui/button'

const textLink = 'underline underline-offset-4 hover:text-text'

export default function LandingPage() {
  const t = useTranslations('landing')
  const problems = useTranslations('problems')
  const sample = useTranslations('sample')
  const setup = useTranslations('setup')
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <main className="mx-auto grid w-full max-w-400 grow content-center gap-12 px-4 pt-6 pb-16 sm:px-8 lg:grid-cols-[minmax(320px,400px)_minmax(0,1fr)] lg:items-center lg:pb-24 xl:gap-16">
        <div className="flex flex-col gap-8">
          <div className="flex flex-col gap-3">
            <h1 className="text-report font-semibold tracking-tight lg:text-display">{t('title')}</h1>
            <p className="text-title text-text2">{t('lead')}</p>
          </div>
          <StartForm after={t('after')} />
          <div className="flex flex-col gap-3 border-t border-line pt-6">
            <p className="text-ui text-text2">{setup('openHint')}</p>
            <div className="flex flex-wrap gap-2">
              <Button asChild size="large">
                <Link href="/new">
                  <ClipboardList aria-hidden size={18} />
                  {setup('open')}
                </Link>
              </Button>
              <Button asChild variant="ghost" size="large">
                <Link href="/new?kind=practice">{setup('practise')}</Link>
              </Button>
            </div>
          </div>
          <p className="flex flex-wrap gap-x-6 gap-y-2 text-ui text-text2">
            <Link href="/problems" className={textLink}>
              {problems('open')}
            </Link>
            <Link href="/sample" className={textLink}>
              {sample('open')}
            </Link>
          </p>
        </div>
        <RoomPicture alt={t('pictureAlt')} />
      </main>
    </div>
  )
}

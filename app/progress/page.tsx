import type { Metadata } from 'next'
import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { ProgressView } from '@/components/progress/progress-view'
import { MessagePage } from '@/components/site/message-page'
import { SiteHeader } from '@/components/site/site-header'
import { Button } from '@/components/ui/button'
import { userOfPage } from '@/server/auth/gate'
import { limitReadingSessions } from '@/server/limits'
import { problemCards } from '@/server/queries/problems'
import { progressOfUser } from '@/server/queries/progress-of-user'
import { runtime } from '@/server/runtime'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('progress')
  return { title: t('metaTitle') }
}

/** How somebody comes along over their sessions, guests too. */
export default async function ProgressPage() {
  const [userId, locale] = await Promise.all([userOfPage(), getLocale()])
  if (userId === null) return <StrangersPage />
  await limitReadingSessions(runtime(), userId)
  const [progress, available] = await Promise.all([
    progressOfUser(runtime(), userId),
    problemCards(runtime(), userId, locale),
  ])
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <main className="mx-auto w-full max-w-260 grow px-4 pt-6 pb-24 sm:px-8 lg:pt-10">
        <ProgressView progress={progress} available={available.map(({ id }) => id)} />
      </main>
    </div>
  )
}

async function StrangersPage() {
  const t = await getTranslations('progress')
  return (
    <MessagePage
      heading={t('strangerHeading')}
      actions={
        <>
          <Button asChild variant="primary" size="large">
            <Link href="/sign-in?next=/progress" prefetch={false}>
              {t('signIn')}
            </Link>
          </Button>
          <Button asChild size="large">
            <Link href="/">{t('start')}</Link>
          </Button>
        </>
      }
    >
      <p>{t('strangerBody')}</p>
    </MessagePage>
  )
}

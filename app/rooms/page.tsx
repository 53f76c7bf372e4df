import type { Metadata } from 'next'
import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { allRooms } from '@/lib/room-list'
import { GuestBanner } from '@/components/sessions/guest-banner'
import { RoomList, StartButtons } from '@/components/sessions/room-list'
import { OpenSessionFile } from '@/components/session-file/open-session-file'
import { MessagePage } from '@/components/site/message-page'
import { SiteHeader } from '@/components/site/site-header'
import { Button } from '@/components/ui/button'
import { accountOfPage } from '@/server/auth/account'
import { presentRoomPage } from '@/server/presenters/present-room-item'
import { problemCards } from '@/server/queries/problems'
import { roomQuery } from '@/server/queries/room-query'
import { roomsOfUser } from '@/server/queries/rooms-of-user'
import { runtime as currentRuntime } from '@/server/runtime'

interface RoomsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sessions')
  return { title: t('metaTitle') }
}

/** The rooms somebody is in, guests too. */
export default async function RoomsPage({ searchParams }: RoomsPageProps) {
  const [t, progress, locale, account, asked] = await Promise.all([
    getTranslations('sessions'),
    getTranslations('progress'),
    getLocale(),
    accountOfPage(),
    searchParams,
  ])
  if (!account) return <StrangersPage />
  const runtime = currentRuntime()
  const { userId } = account
  // What is wrong in an address is left out: it shows everything.
  const search = roomQuery.safeParse({ ...asked, after: null }).data ?? allRooms
  const { text, role, kind, problem, feedback, isArchived } = search
  const first = { text, role, kind, problem, feedback, isArchived }
  const now = runtime.now()
  const [found, problems] = await Promise.all([
    roomsOfUser(runtime, { userId, search: first, after: null }),
    problemCards(runtime, userId, locale),
  ])
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <main className="mx-auto flex w-full max-w-260 grow flex-col gap-6 px-4 pt-6 pb-24 sm:px-8 lg:pt-10">
        <div className="flex flex-wrap items-end justify-between gap-4">
          <div className="flex flex-col gap-1">
            <h1 className="text-report font-semibold tracking-tight">{t('title')}</h1>
            <p className="text-label text-text2">{t('lead')}</p>
          </div>
          {found.rows.length === 0 ? null : (
            <div className="flex flex-wrap items-center gap-2">
              <Button asChild variant="ghost" size="large">
                <Link href="/progress" prefetch={false}>
                  {progress('link')}
                </Link>
              </Button>
              <StartButtons />
            </div>
          )}
        </div>
        {account.email === null ? <GuestBanner /> : null}
        <RoomList
          first={{ search: first, page: presentRoomPage(found, { userId, locale, now }) }}
          now={now}
          problems={problems}
        />
        <OpenSessionFile />
      </main>
    </div>
  )
}

async function StrangersPage() {
  const t = await getTranslations('sessions')
  return (
    <MessagePage
      heading={t('strangerHeading')}
      actions={
        <>
          <Button asChild variant="primary" size="large">
            <Link href="/sign-in" prefetch={false}>
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

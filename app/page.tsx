import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClipboardList } from 'lucide-react'
import { RoomPicture } from '@/components/site/room-picture'
import { SiteHeader } from '@/components/site/site-header'
import { StartForm } from '@/components/room/start-form'
import { ContinueRooms } from '@/components/sessions/continue-rooms'
import { Button } from '@/components/ui/button'
import { allRooms, type RoomItem } from '@/lib/room-list'
import { userOfPage } from '@/server/auth/gate'
import { presentRoomPage } from '@/server/presenters/present-room-item'
import { roomsOfUser } from '@/server/queries/rooms-of-user'
import { runtime as currentRuntime } from '@/server/runtime'

const textLink = 'underline underline-offset-4 hover:text-text'

/** How many of somebody's rooms the first page offers to go on with. */
const roomsShown = 3

export default async function LandingPage() {
  const t = await getTranslations('landing')
  const problems = await getTranslations('problems')
  const sample = await getTranslations('sample')
  const setup = await getTranslations('setup')
  const rooms = await ownRooms()
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
          {rooms.length > 0 ? <ContinueRooms rooms={rooms} /> : null}
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

/** The rooms to go on with, of somebody who is in some. */
async function ownRooms(): Promise<RoomItem[]> {
  const userId = await userOfPage()
  if (!userId) return []
  const runtime = currentRuntime()
  const reader = { userId, locale: await getLocale(), now: runtime.now() }
  const found = await roomsOfUser(runtime, { userId, search: allRooms, after: null, pageSize: roomsShown })
  return presentRoomPage(found, reader).rooms
}

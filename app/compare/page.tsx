import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Columns2 } from 'lucide-react'
import { AppError } from '@/lib/errors'
import { can } from '@/lib/permissions'
import { ComparisonView } from '@/components/compare/comparison-view'
import { SessionPicker } from '@/components/compare/session-picker'
import { MessagePage } from '@/components/site/message-page'
import { SiteHeader } from '@/components/site/site-header'
import { Button } from '@/components/ui/button'
import { requireParticipant, userOfPage, type Viewer } from '@/server/auth/gate'
import { limitReadingSessions } from '@/server/limits'
import { comparableSessions } from '@/server/queries/comparable-sessions'
import { compareSessions } from '@/server/queries/compare-sessions'
import { roomForViewer } from '@/server/queries/room-for-viewer'
import { runtime } from '@/server/runtime'

interface ComparePageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('compare')
  return { title: t('metaTitle') }
}

/** Two sessions that somebody was in, or the choice of them. */
export default async function ComparePage({ searchParams }: ComparePageProps) {
  const [userId, asked, locale] = await Promise.all([userOfPage(), searchParams, getLocale()])
  if (userId === null) redirect('/sign-in?next=/rooms')
  const [viewerA, viewerB] = [await viewerOf(asked.a), await viewerOf(asked.b)]
  const chosen = [viewerA, viewerB].filter((viewer) => viewer !== null)
  if (chosen.some((viewer) => !can(viewer.role, viewer.phase, 'report.read', viewer))) return <NotYet />
  await limitReadingSessions(runtime(), userId)
  if (viewerA && viewerB)
    return (
      <Frame isWide>
        <ComparisonView
          key={`${viewerA.roomId} ${viewerB.roomId} ${locale}`}
          comparison={await compareSessions(runtime(), [viewerA, viewerB], locale)}
          licenseKey={runtime().env.tldrawLicenseKey}
        />
      </Frame>
    )
  const [first = null] = chosen
  const roomId = first?.roomId ?? null
  const sessions = await comparableSessions(runtime(), { userId, roomId, locale })
  const title = first && (await roomForViewer(runtime(), first)).title
  return (
    <Frame>
      <SessionPicker
        sessions={sessions}
        chosen={roomId !== null && title !== null ? { roomId, title } : null}
      />
    </Frame>
  )
}

/** The viewer in a session of the address; null where it names none. Strangers get the page that says nothing (J5). */
async function viewerOf(roomId: string | string[] | undefined): Promise<Viewer | null> {
  if (typeof roomId !== 'string' || roomId === '') return null
  try {
    return await requireParticipant(roomId)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}

function Frame({ isWide = false, children }: { isWide?: boolean; children: React.ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <main
        className={`mx-auto w-full grow px-4 pt-6 pb-24 sm:px-8 lg:pt-10 ${isWide ? 'max-w-260' : 'max-w-180'}`}
      >
        {children}
      </main>
    </div>
  )
}

async function NotYet() {
  const t = await getTranslations('compare')
  return (
    <MessagePage
      icon={<Columns2 aria-hidden size={28} strokeWidth={1.6} />}
      heading={t('notYet')}
      actions={
        <Button asChild variant="primary" size="large">
          <Link href="/rooms">{t('toRooms')}</Link>
        </Button>
      }
    >
      <p>{t('notYetBody')}</p>
    </MessagePage>
  )
}

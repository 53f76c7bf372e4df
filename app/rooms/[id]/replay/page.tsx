import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { History } from 'lucide-react'
import { AppError } from '@/lib/errors'
import { can } from '@/lib/permissions'
import type { RoomView } from '@/lib/room-view'
import { ReplayPage } from '@/components/evidence/replay-page'
import { MessagePage } from '@/components/site/message-page'
import { Button } from '@/components/ui/button'
import { requireParticipant } from '@/server/auth/gate'
import { presentRoom } from '@/server/presenters/present-room'
import { roomForViewer } from '@/server/queries/room-for-viewer'
import { runtime } from '@/server/runtime'

interface ReplayPageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<{ at?: string | string[] }>
}

/** The room for whoever asks, once a request, and whether they may see its recording now. Strangers get the page that says nothing (J5). */
const loadRoom = cache(async (id: string): Promise<{ room: RoomView; mayRead: boolean }> => {
  try {
    const viewer = await requireParticipant(id)
    const room = presentRoom(await roomForViewer(runtime(), viewer), viewer, await getLocale())
    return { room, mayRead: can(viewer.role, viewer.phase, 'recording.read', viewer) }
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
})

export async function generateMetadata({ params }: ReplayPageProps): Promise<Metadata> {
  const [t, { room }] = await Promise.all([getTranslations('replay'), loadRoom((await params).id)])
  return { title: t('pageTitle', { title: room.title }) }
}

// No loading.tsx, as of the room: it would send the status 200 before anyone knows whether it is a 404.
export default async function RoomReplayPage({ params, searchParams }: ReplayPageProps) {
  const [{ id }, { at }] = await Promise.all([params, searchParams])
  const { room, mayRead } = await loadRoom(id)
  if (!mayRead) return <NotYet roomId={room.roomId} />
  const startAt = typeof at === 'string' && /^\d{1,15}$/.test(at) ? Number(at) : null
  return <ReplayPage room={room} startAt={startAt} licenseKey={runtime().env.tldrawLicenseKey} />
}

async function NotYet({ roomId }: { roomId: string }) {
  const t = await getTranslations('replay')
  return (
    <MessagePage
      icon={<History aria-hidden size={28} strokeWidth={1.6} />}
      heading={t('notYet')}
      actions={
        <Button asChild variant="primary" size="large">
          <Link href={`/rooms/${roomId}`}>{t('toRoom')}</Link>
        </Button>
      }
    >
      <p>{t('notYetBody')}</p>
    </MessagePage>
  )
}

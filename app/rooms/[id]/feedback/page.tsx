import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { PencilLine } from 'lucide-react'
import { AppError } from '@/lib/errors'
import { can } from '@/lib/permissions'
import type { RoomView } from '@/lib/room-view'
import { FeedbackPage } from '@/components/feedback/feedback-page'
import { MessagePage } from '@/components/site/message-page'
import { SiteHeader } from '@/components/site/site-header'
import { Button } from '@/components/ui/button'
import { requireParticipant } from '@/server/auth/gate'
import { presentPeople } from '@/server/presenters/present-person'
import { presentRoom } from '@/server/presenters/present-room'
import { peopleOfRoom } from '@/server/queries/people-of-room'
import { roomForViewer } from '@/server/queries/room-for-viewer'
import { runtime } from '@/server/runtime'

interface RoomFeedbackPageProps {
  params: Promise<{ id: string }>
}

/** The room for whoever asks, once a request, and whether its debrief is open to them. Strangers get the page that says nothing (J5). */
const loadRoom = cache(async (id: string): Promise<{ room: RoomView; isOpen: boolean }> => {
  try {
    const viewer = await requireParticipant(id)
    const room = presentRoom(await roomForViewer(runtime(), viewer), viewer, await getLocale())
    return { room, isOpen: can(viewer.role, viewer.phase, 'debrief.read', viewer) }
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
})

export async function generateMetadata({ params }: RoomFeedbackPageProps): Promise<Metadata> {
  const [t, { room }] = await Promise.all([getTranslations('feedback'), loadRoom((await params).id)])
  return { title: t('pageTitle', { title: room.title }) }
}

// No loading.tsx, as of the room: it would send the status 200 before anyone knows whether it is a 404.
export default async function RoomFeedbackPage({ params }: RoomFeedbackPageProps) {
  const { room, isOpen } = await loadRoom((await params).id)
  const { roomId, viewer, interview } = room
  if (!isOpen || !interview) return <NotYet roomId={roomId} isInterview={interview !== null} />
  if (viewer.role === 'observer') redirect(`/rooms/${roomId}/report`)
  const { people } = presentPeople(
    await peopleOfRoom(runtime(), roomId),
    viewer.participantId,
    runtime().now(),
  )
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <main className="mx-auto flex w-full max-w-300 grow flex-col gap-6 px-4 pt-4 pb-24 sm:px-8">
        <FeedbackPage room={room} people={people} licenseKey={runtime().env.tldrawLicenseKey} />
      </main>
    </div>
  )
}

async function NotYet({ roomId, isInterview }: { roomId: string; isInterview: boolean }) {
  const [t, replay] = await Promise.all([getTranslations('feedback'), getTranslations('replay')])
  return (
    <MessagePage
      icon={<PencilLine aria-hidden size={28} strokeWidth={1.6} />}
      heading={t(isInterview ? 'notYet' : 'noInterview')}
      actions={
        <Button asChild variant="primary" size="large">
          <Link href={`/rooms/${roomId}`}>{replay('toRoom')}</Link>
        </Button>
      }
    >
      <p>{t(isInterview ? 'notYetBody' : 'noInterviewBody')}</p>
    </MessagePage>
  )
}

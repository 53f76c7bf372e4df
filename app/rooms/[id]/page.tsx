import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import { AppError } from '@/lib/errors'
import type { RoomView } from '@/lib/room-view'
import { RoomShell } from '@/components/room/room-shell'
import { requireParticipant } from '@/server/auth/gate'
import { presentRoom } from '@/server/presenters/present-room'
import { roomForViewer } from '@/server/queries/room-for-viewer'
import { runtime } from '@/server/runtime'

interface RoomPageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<{ look?: string | string[] }>
}

/** The room for whoever asks, once a request. Strangers get the page that says nothing (J5). */
const loadRoom = cache(async (id: string): Promise<RoomView> => {
  try {
    const viewer = await requireParticipant(id)
    return presentRoom(await roomForViewer(runtime(), viewer), viewer, await getLocale())
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
})

export async function generateMetadata({ params }: RoomPageProps): Promise<Metadata> {
  const { title } = await loadRoom((await params).id)
  return { title }
}

// There is no loading.tsx here on purpose: it would send the status 200 before anyone knows whether it is a 404.
export default async function RoomPage({ params, searchParams }: RoomPageProps) {
  const [{ id }, { look }] = await Promise.all([params, searchParams])
  const room = await loadRoom(id)
  return (
    <RoomShell
      room={room}
      look={look === 'candidate' && room.viewer.role === 'interviewer'}
      licenseKey={runtime().env.tldrawLicenseKey}
    />
  )
}

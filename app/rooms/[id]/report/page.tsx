import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { FileText } from 'lucide-react'
import { AppError } from '@/lib/errors'
import { can } from '@/lib/permissions'
import type { ReportView } from '@/lib/report/report'
import { ReportPage } from '@/components/report/report-page'
import { MessagePage } from '@/components/site/message-page'
import { SiteHeader } from '@/components/site/site-header'
import { Button } from '@/components/ui/button'
import { requireParticipant } from '@/server/auth/gate'
import { limitReadingSessions } from '@/server/limits'
import { presentReport } from '@/server/presenters/present-report'
import { readReport } from '@/server/queries/report'
import { roomForViewer } from '@/server/queries/room-for-viewer'
import { runtime as currentRuntime } from '@/server/runtime'

interface ReportPageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<{ version?: string | string[] }>
}

/** The room for whoever asks, once a request. Strangers get the page that says nothing (J5), and so does a room that is no interview. */
const loadViewer = cache(async (id: string) => {
  const viewer = await orNotFound(() => requireParticipant(id))
  const { title, interview } = await orNotFound(() => roomForViewer(currentRuntime(), viewer))
  if (!interview) notFound()
  return { viewer, title }
})

async function orNotFound<Found>(read: () => Promise<Found>): Promise<Found> {
  try {
    return await read()
  } catch (error) {
    // Of a version they may not see, interviewers are told as little as of one there is not.
    if (error instanceof AppError && (error.code === 'not_found' || error.code === 'forbidden')) notFound()
    throw error
  }
}

export async function generateMetadata({ params }: ReportPageProps): Promise<Metadata> {
  const [t, { title }] = await Promise.all([getTranslations('report'), loadViewer((await params).id)])
  return { title: t('pageTitle', { title }), robots: { index: false } }
}

// No loading.tsx, as of the room: it would send the status 200 before anyone knows whether it is a 404.
export default async function RoomReportPage({ params, searchParams }: ReportPageProps) {
  const [{ id }, { version }, locale] = await Promise.all([params, searchParams, getLocale()])
  const { viewer } = await loadViewer(id)
  if (!can(viewer.role, viewer.phase, 'report.read', viewer)) return <NotYet roomId={viewer.roomId} />
  const runtime = currentRuntime()
  const asked = typeof version === 'string' && /^\d{1,6}$/.test(version) ? Number(version) : null
  const view: ReportView = await orNotFound(async () => {
    await limitReadingSessions(runtime, viewer.userId)
    return presentReport(await readReport(runtime, viewer, { locale, version: asked }), viewer, locale)
  })
  return (
    <div className="flex min-h-dvh flex-col">
      <div className="print:hidden">
        <SiteHeader />
      </div>
      {/* Another version or language is another page: nothing of one, as the pictures it draws, stays in the next. */}
      <ReportPage
        key={`${view.standing} ${view.release?.version} ${locale}`}
        view={view}
        licenseKey={runtime.env.tldrawLicenseKey}
      />
    </div>
  )
}

async function NotYet({ roomId }: { roomId: string }) {
  const t = await getTranslations('report')
  return (
    <MessagePage
      icon={<FileText aria-hidden size={28} strokeWidth={1.6} />}
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

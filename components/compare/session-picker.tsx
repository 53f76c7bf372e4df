'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ComparableSession } from '@/lib/compare/comparison'
import { RoomTime } from '@/components/sessions/room-time'
import { Button } from '@/components/ui/button'

/** Which session to compare, with `chosen` where the first is chosen already. */
export function SessionPicker({
  sessions,
  chosen,
}: {
  sessions: readonly ComparableSession[]
  chosen: { roomId: string; title: string } | null
}) {
  const t = useTranslations('compare')
  const pathOf = (roomId: string) =>
    chosen ? `/compare?a=${chosen.roomId}&b=${roomId}` : `/compare?a=${roomId}`
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-1">
        <h1 className="text-report font-semibold tracking-tight">
          {t(chosen ? 'pickHeading' : 'pickFirst')}
        </h1>
        {chosen ? (
          <p className="text-label text-text2">
            <bdi className="font-semibold">{chosen.title}</bdi>
          </p>
        ) : null}
        {chosen && sessions.length > 0 ? <p className="text-label text-text2">{t('pickLead')}</p> : null}
      </div>
      {sessions.length === 0 ? (
        <section className="flex flex-col items-start gap-4 rounded-card border border-dashed border-line p-6">
          <p className="max-w-140 text-label text-text2">{t(chosen ? 'pickNothing' : 'pickNone')}</p>
          <Button asChild size="large">
            <Link href="/rooms">{t('toRooms')}</Link>
          </Button>
        </section>
      ) : (
        <ul className="divide-y divide-line rounded-card border border-line bg-surface">
          {sessions.map((session) => (
            <li
              key={session.roomId}
              className="relative flex min-h-11 flex-col gap-1 px-4 py-3 first:rounded-t-card last:rounded-b-card focus-within:bg-canvas hover:bg-canvas"
            >
              <Link
                href={pathOf(session.roomId)}
                prefetch={false}
                className="min-w-0 truncate rounded-chip text-label font-semibold after:absolute after:inset-0"
              >
                <bdi>{session.title}</bdi>
              </Link>
              <Facts session={session} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Facts({ session: { at, problem, sharesProblem, sharesCandidate } }: { session: ComparableSession }) {
  const t = useTranslations('compare')
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ui text-text2">
      <span>
        {problem === null ? null : `${problem} · `}
        <RoomTime at={at} />
      </span>
      {sharesProblem ? <Chip>{t('sameProblem')}</Chip> : null}
      {sharesCandidate ? <Chip>{t('sameCandidate')}</Chip> : null}
    </p>
  )
}

function Chip({ children }: { children: string }) {
  return (
    <span className="rounded-full bg-sunken px-2 py-0.5 text-meta font-semibold text-text2">{children}</span>
  )
}

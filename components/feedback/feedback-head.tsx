'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ArrowLeft, FileText, History } from 'lucide-react'
import { mayReplay } from '@/components/recording/may-replay'
import { useRoomScene } from '@/components/room/room-context'
import { RoomTime } from '@/components/sessions/room-time'
import { Button } from '@/components/ui/button'
import { isolated } from '@/components/ui/isolated'
import type { ParticipantState } from '@/lib/board/protocol'
import { minutesUsedOf } from '@/lib/stage/minutes-used'
import { planTime } from '@/lib/stage/plan-time'

const minutesOf = (ms: number) => Math.round(ms / 60_000)

/** Which session it is about: whose, when, how long; and the ways to its room, replay and report. */
export function FeedbackHead({ title, people }: { title: string; people: readonly ParticipantState[] }) {
  const t = useTranslations('feedback')
  const replay = useTranslations('replay')
  const scene = useRoomScene()
  const { roomId, viewer, kind, interview } = scene
  if (!interview) return null
  const { startedAt, endedAt, clock } = interview
  const { elapsedMs, totalMs } = planTime(clock, endedAt ?? 0)
  const candidates = people.filter(({ role }) => role === 'candidate').map(({ name }) => name)
  const heading =
    kind === 'practice'
      ? t('headingSelf')
      : viewer.role === 'candidate'
        ? t('headingCandidate')
        : candidates.length === 0
          ? t('headingNobody')
          : t.rich('heading', { name: () => <bdi>{candidates.join(', ')}</bdi> })
  return (
    <header className="flex flex-col gap-3">
      <Button asChild variant="ghost" className="-ml-3 self-start max-[899px]:h-11">
        <Link href={`/rooms/${roomId}`} prefetch={false}>
          <ArrowLeft aria-hidden size={16} />
          {replay('toRoom')}
        </Link>
      </Button>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-col gap-1">
          <h1 className="text-report font-semibold tracking-tight wrap-anywhere">{heading}</h1>
          <p className="flex flex-wrap gap-x-1.5 text-label text-text2">
            <bdi>{title}</bdi>
            <span aria-hidden> · </span>
            <RoomTime at={startedAt ?? endedAt ?? 0} withHour />
            {clock.at === null ? null : (
              <>
                <span aria-hidden> · </span>
                <span>{t('time', { minutes: minutesUsedOf(elapsedMs), plan: minutesOf(totalMs) })}</span>
              </>
            )}
          </p>
          {viewer.role === 'candidate' && kind !== 'practice' ? <InterviewerNames people={people} /> : null}
        </div>
        <div className="flex flex-wrap gap-2">
          {mayReplay(scene) ? (
            <Button asChild size="large">
              <Link href={`/rooms/${roomId}/replay`} prefetch={false}>
                <History aria-hidden size={16} />
                {replay('watch')}
              </Link>
            </Button>
          ) : null}
          {viewer.role === 'candidate' ? null : (
            <Button asChild size="large">
              <Link href={`/rooms/${roomId}/report`} prefetch={false}>
                <FileText aria-hidden size={16} />
                {t(kind === 'practice' ? 'openReport' : 'preview')}
              </Link>
            </Button>
          )}
        </div>
      </div>
    </header>
  )
}

function InterviewerNames({ people }: { people: readonly ParticipantState[] }) {
  const t = useTranslations('feedback')
  const names = people.filter(({ role }) => role === 'interviewer').map(({ name }) => name)
  if (names.length === 0) return null
  return <p className="text-ui text-text2">{t.rich('with', { names: () => isolated(names.join(', ')) })}</p>
}

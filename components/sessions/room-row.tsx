'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ArrowRight, CalendarClock, Hourglass, Shapes } from 'lucide-react'
import type { RoomItem } from '@/lib/room-list'
import { keepingWarningMs } from '@/lib/room-keeping'
import { PlannedTime } from '@/components/interview/planned-time'
import { Face } from '@/components/room/face'
import { RoomState } from '@/components/sessions/room-state'
import { RoomTime } from '@/components/sessions/room-time'

/** One room of the list: what it is, who is in it, when; the whole row opens it. `now` is ms since 1970. */
export function RoomRow({ room, now, menu }: { room: RoomItem; now: number; menu?: ReactNode }) {
  const t = useTranslations('sessions')
  const roles = useTranslations('roles')
  const { kind, problem, role, isHost, scheduledAt, section, keptUntil, importedAt } = room
  const ownRole = isHost ? t('hostRole', { role: roles(role) }) : roles(role)
  const what = importedAt === null ? t(`kinds.${kind}`) : t('fromFile', { kind })
  // Who practises is alone, and in a session from a file nobody takes part any more.
  const hasRole = kind !== 'practice' && importedAt === null
  const facts = [what, problem, hasRole ? ownRole : null].filter((fact) => fact !== null)
  return (
    <li className="relative flex items-start gap-3 px-4 py-3.5 transition-colors duration-120 first:rounded-t-card last:rounded-b-card focus-within:bg-canvas hover:bg-canvas sm:gap-4 sm:px-5">
      {section === 'past' ? <Thumbnail url={room.thumbnail} /> : null}
      <div className="flex min-w-0 grow flex-col gap-1">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
          <Link
            href={`/rooms/${room.roomId}`}
            prefetch={false}
            className="min-w-0 truncate rounded-chip text-label font-semibold after:absolute after:inset-0"
          >
            <bdi>{room.title}</bdi>
          </Link>
          <RoomState room={room} isUnderHeading />
        </div>
        <p className="text-ui text-text2">{facts.join(' · ')}</p>
        {section === 'upcoming' && scheduledAt !== null ? (
          <p className="flex items-start gap-1.5 text-ui font-semibold">
            <CalendarClock aria-hidden size={16} className="mt-0.5 shrink-0 text-text2" />
            <PlannedTime at={scheduledAt} />
          </p>
        ) : null}
        <p className="text-meta text-text3">
          <With room={room} />
          {' · '}
          <Visit room={room} />
        </p>
        <FeedbackLink room={room} />
        {keptUntil !== null && keptUntil - now < keepingWarningMs ? (
          <p className="flex items-start gap-1.5 text-meta text-over">
            <Hourglass aria-hidden size={14} className="mt-px shrink-0" />
            <span>{t.rich('goes', { when: () => <RoomTime at={keptUntil} /> })}</span>
          </p>
        ) : null}
      </div>
      <span aria-hidden className="hidden shrink-0 -space-x-1.5 pt-1 sm:flex">
        {room.others.map((person, at) => (
          <Face key={at} person={{ ...person, hand: null }} own={false} />
        ))}
      </span>
      {menu}
    </li>
  )
}

/** Who else is in it, by name. */
function With({ room: { others, more } }: { room: RoomItem }) {
  const t = useTranslations('sessions')
  if (others.length === 0) return t('alone')
  const names = () => <bdi>{others.map(({ name }) => name).join(', ')}</bdi>
  return more > 0 ? t.rich('withMore', { names, count: more }) : t.rich('with', { names })
}

/** When one was last there; of a session from a file, when it was opened. */
function Visit({ room: { importedAt, visitedAt } }: { room: RoomItem }) {
  const t = useTranslations('sessions')
  if (importedAt !== null) return t.rich('openedFile', { when: () => <RoomTime at={importedAt} withHour /> })
  if (visitedAt === null) return t('never')
  return t.rich('visited', { when: () => <RoomTime at={visitedAt} withHour /> })
}

/** What the board looked like at the end; the link beside it says what it is of. */
function Thumbnail({ url }: { url: string | null }) {
  const place = 'h-10 w-16 shrink-0 rounded-chip border border-line sm:h-15 sm:w-24'
  if (url !== null)
    return (
      <span className={`${place} relative overflow-hidden after:absolute after:inset-0 after:bg-(--veil)`}>
        <img src={url} alt="" loading="lazy" decoding="async" className="size-full bg-canvas object-cover" />
      </span>
    )
  return (
    <span aria-hidden className={`${place} grid place-items-center bg-sunken text-text3`}>
      <Shapes size={18} strokeWidth={1.6} />
    </span>
  )
}

const feedbackPages = { to_write: 'feedback', to_rate: 'feedback', here: 'report' } as const

/** What there is to do with the feedback, or to read of it. */
function FeedbackLink({ room: { roomId, feedback, title } }: { room: RoomItem }) {
  const t = useTranslations('sessions')
  if (feedback === null || feedback === 'waiting') return null
  return (
    <Link
      href={`/rooms/${roomId}/${feedbackPages[feedback]}`}
      prefetch={false}
      aria-label={`${t(`feedbackActions.${feedback}`)}: ${title}`}
      className="hit-44 relative z-10 mt-0.5 flex items-center gap-1 self-start rounded-chip text-ui font-semibold text-accent hover:underline"
    >
      {t(`feedbackActions.${feedback}`)}
      <ArrowRight aria-hidden size={14} />
    </Link>
  )
}

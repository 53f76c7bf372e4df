'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ComparedSession } from '@/lib/compare/comparison'
import { SideBadge } from '@/components/compare/side-badge'
import type { ShownPicture } from '@/components/report/use-drawn-pictures'
import { RoomTime } from '@/components/sessions/room-time'
import { Button } from '@/components/ui/button'

interface SessionHeadProps {
  side: 'a' | 'b'
  session: ComparedSession
  picture: ShownPicture
  /** The other session, which stays while this one is chosen anew. */
  other: string
}

/** One of the two sessions: what it was, when and with whom, and its final board. */
export function SessionHead({ side, session, picture, other }: SessionHeadProps) {
  const t = useTranslations('compare')
  const kinds = useTranslations('sessions.kinds')
  const levels = useTranslations('setup.levels')
  const { roomId, title, kind, problem, level, at, others, counts } = session
  const facts = [kinds(kind), problem?.title, levels(level)].filter((fact) => fact !== undefined)
  return (
    <section
      aria-labelledby={`session-${side}`}
      className="flex min-w-0 flex-col gap-3 rounded-card border border-line bg-surface p-4"
    >
      <div className="flex min-w-0 flex-col gap-1">
        <h2 id={`session-${side}`} className="flex min-w-0 items-start gap-2 text-title font-semibold">
          <span className="flex h-6 items-center">
            <SideBadge side={side} />
          </span>
          <span className="sr-only">{t(`sides.${side}`)}</span>
          <bdi className="min-w-0 wrap-anywhere">{title}</bdi>
        </h2>
        <p className="text-ui text-text2">{facts.join(' · ')}</p>
        <p className="text-meta text-text3">
          <RoomTime at={at} withHour />
          {' · '}
          <With others={others} />
        </p>
      </div>
      <Picture title={title} picture={picture} />
      <p className="text-ui text-text2">{t('counts', { ...counts })}</p>
      <div className="flex flex-wrap gap-2">
        <Button asChild>
          <Link href={`/rooms/${roomId}/report`} prefetch={false}>
            {t('report')}
          </Link>
        </Button>
        <Button asChild>
          <Link href={`/rooms/${roomId}/replay`} prefetch={false}>
            {t('replay')}
          </Link>
        </Button>
        <Button asChild variant="ghost">
          <Link href={`/compare?a=${other}`} prefetch={false}>
            {t('another')}
          </Link>
        </Button>
      </div>
    </section>
  )
}

function With({ others }: Pick<ComparedSession, 'others'>) {
  const t = useTranslations('compare')
  if (others.length === 0) return t('alone')
  return t.rich('with', { names: () => <bdi>{others.map(({ name }) => name).join(', ')}</bdi> })
}

function Picture({ title, picture: { state, url } }: { title: string; picture: ShownPicture }) {
  const t = useTranslations('compare')
  if (state === 'there' && url !== null)
    return (
      // The picture is of this viewer alone: the image optimizer must not keep it.
      <img
        src={url}
        alt={t('pictureOf', { title })}
        className="aspect-16/10 w-full rounded-control border border-line bg-canvas object-contain"
      />
    )
  const words = { there: 'noPicture', drawing: 'drawing', empty: 'emptyBoard', failed: 'noPicture' } as const
  return (
    <p
      role="status"
      className="grid aspect-16/10 w-full place-items-center rounded-control border border-dashed border-line p-4 text-center text-ui text-text2"
    >
      {t(words[state])}
    </p>
  )
}

'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ArrowLeft } from 'lucide-react'
import { ReportDownloads } from '@/components/report/report-downloads'
import { Button } from '@/components/ui/button'
import { personColor } from '@/lib/people-colors'
import { roles } from '@/lib/permissions'
import type { ReportView } from '@/lib/report/report'
import type { ReportWords } from '@/lib/report/words'

/** What the report is of, who was there, and what it stands on. */
export function ReportHeader({ view, words }: { view: ReportView; words: ReportWords }) {
  const t = useTranslations('report')
  const { standing, release, releases, roomId } = view
  const isOlder = standing === 'released' && release?.version !== releases[0]?.version
  return (
    <header className="flex flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="flex min-w-0 flex-col gap-1">
          <Link
            href={`/rooms/${roomId}`}
            prefetch={false}
            className="hit-44 flex w-fit items-center gap-1 rounded-chip text-ui text-text2 hover:text-text print:hidden"
          >
            <ArrowLeft aria-hidden size={14} />
            {t('toRoom')}
          </Link>
          <h1 className="text-report font-semibold tracking-tight wrap-anywhere">
            <bdi>{view.title}</bdi>
          </h1>
          <p className="text-label text-text2">{words.about}</p>
        </div>
        <div className="flex flex-wrap items-center gap-2 print:hidden">
          {view.hasReplay ? (
            <Button asChild size="large">
              <Link href={`/rooms/${roomId}/replay`} prefetch={false}>
                {t('watchReplay')}
              </Link>
            </Button>
          ) : null}
          <ReportDownloads view={view} />
        </div>
      </div>
      <People view={view} />
      {words.standing.length === 0 ? null : (
        <div className="flex flex-col gap-0.5 border-l-2 border-line pl-3 text-ui text-text2">
          {words.standing.map((line) => (
            <p key={line} className="wrap-anywhere">
              <bdi>{line}</bdi>
            </p>
          ))}
          {isOlder ? (
            <Link
              href={`/rooms/${roomId}/report`}
              prefetch={false}
              className="w-fit text-accent underline underline-offset-2 print:hidden"
            >
              {t('toNewest')}
            </Link>
          ) : null}
        </div>
      )}
    </header>
  )
}

/** Those who took part, by role. */
function People({ view: { people, kind } }: { view: ReportView }) {
  const t = useTranslations('report')
  const roleNames = useTranslations('roles')
  // Whoever practises is alone, and everything at once.
  if (kind === 'practice') return null
  return (
    <ul aria-label={t('people')} className="flex flex-wrap gap-x-5 gap-y-1 text-ui">
      {roles.flatMap((role) =>
        people
          .filter((person) => person.role === role)
          .map(({ id, name, color }) => (
            <li key={id} className="flex min-w-0 items-center gap-1.5">
              <span
                aria-hidden
                className="size-2.5 shrink-0 rounded-full print:[print-color-adjust:exact]"
                style={{ backgroundColor: personColor(color) }}
              />
              <bdi className="truncate font-semibold">{name}</bdi>
              <span className="text-text2">{roleNames(role)}</span>
            </li>
          )),
      )}
    </ul>
  )
}

'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ReportPart } from '@/components/report/report-part'
import type { ReportView } from '@/lib/report/report'
import { releaseWords, type ReportWords } from '@/lib/report/words'

/** What was released, the newest first; nothing where it was released once. */
export function ReportVersions({ view, words }: { view: ReportView; words: ReportWords }) {
  const t = useTranslations('report')
  const { releases, release, standing, roomId } = view
  if (releases.length < 2) return null
  return (
    <ReportPart heading={t('versions')}>
      <ol className="flex flex-col gap-2">
        {releases.map((one) => {
          const isShown = standing === 'released' && one.version === release?.version
          return (
            <li key={one.version} className="flex flex-wrap items-baseline gap-x-3 text-label">
              {isShown ? (
                <span className="font-semibold">{t('version', { version: one.version })}</span>
              ) : (
                <Link
                  href={`/rooms/${roomId}/report?version=${one.version}`}
                  prefetch={false}
                  className="hit-44 rounded-chip text-accent underline underline-offset-2"
                >
                  {t('version', { version: one.version })}
                </Link>
              )}
              <span className="min-w-0 text-text2 wrap-anywhere">
                <bdi>{releaseWords(one, words)}</bdi>
              </span>
            </li>
          )
        })}
      </ol>
    </ReportPart>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { RoomTime } from '@/components/sessions/room-time'
import type { ReleaseHead } from '@/lib/report/released'

/** What was released when, and what was different, the newest first. */
export function ReleaseVersions({ releases }: { releases: readonly ReleaseHead[] }) {
  const t = useTranslations('release')
  return (
    <section aria-labelledby="versions" className="flex flex-col gap-1">
      <h3 id="versions" className="text-label font-semibold">
        {t('versions')}
      </h3>
      <ol className="flex flex-col gap-1 text-text2">
        {releases.map(({ version, at, reason }) => (
          <li key={version} className="flex flex-wrap gap-x-2">
            <span className="font-semibold">{t('version', { version })}</span>
            <RoomTime at={at} withHour />
            {reason === null ? null : <bdi className="w-full wrap-anywhere sm:w-auto">{reason}</bdi>}
          </li>
        ))}
      </ol>
    </section>
  )
}

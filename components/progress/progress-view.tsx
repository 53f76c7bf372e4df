'use client'

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ChartLine } from 'lucide-react'
import { isLocale } from '@/lib/i18n/locale'
import type { Progress } from '@/lib/progress/progress'
import { rubricWords } from '@/lib/rubric/built-in-rubrics'
import { Coverage } from '@/components/progress/coverage'
import { DimensionCard } from '@/components/progress/dimension-card'
import { TimeUse } from '@/components/progress/time-use'
import { Button } from '@/components/ui/button'

/** How somebody comes along (V5). `available` are the problems that this version has. */
export function ProgressView({ progress, available }: { progress: Progress; available: readonly string[] }) {
  const t = useTranslations('progress')
  const locale = useLocale()
  // What dimensions are called is the same in every rubric.
  const { dimensions } = rubricWords('readiness', isLocale(locale) ? locale : 'en')
  const covered = progress.coverage.filter(({ n }) => n > 0).length
  const inSystems = progress.coverage.reduce((sum, { n }) => sum + n, 0)
  const isEmpty = progress.sessions === 0
  return (
    <div className="flex flex-col gap-10">
      <div className="flex flex-col gap-1">
        <h1 className="text-report font-semibold tracking-tight">{t('title')}</h1>
        <p className="text-label text-text2">{t('lead')}</p>
        {isEmpty ? null : (
          <p className="text-label text-text2">
            {t('basis', {
              sessions: progress.sessions,
              practices: progress.practices,
              given: progress.given,
              self: progress.self,
            })}
          </p>
        )}
      </div>
      {isEmpty ? (
        <Empty />
      ) : (
        <Part id="dimensions" heading={t('dimensions')} lead={t('dimensionsLead')}>
          <Legend />
          <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,320px),1fr))] gap-4">
            {progress.dimensions.map((one) => (
              <DimensionCard key={one.dimension} progress={one} name={dimensions[one.dimension].name} />
            ))}
          </div>
        </Part>
      )}
      <Part
        id="coverage"
        heading={t('coverage')}
        lead={t('coverageLead', { covered, all: progress.coverage.length })}
      >
        <Coverage coverage={progress.coverage} available={available} others={progress.sessions - inSystems} />
      </Part>
      {isEmpty ? null : (
        <Part id="time" heading={t('time')} lead={t('timeLead')}>
          <TimeUse stages={progress.stages} />
        </Part>
      )}
    </div>
  )
}

function Empty() {
  const t = useTranslations('progress')
  return (
    <section className="flex flex-col items-start gap-4 rounded-card border border-dashed border-line p-6 sm:p-8">
      <ChartLine aria-hidden size={24} className="text-text3" />
      <div className="flex flex-col gap-1">
        <h2 className="text-title font-semibold">{t('emptyHeading')}</h2>
        <p className="max-w-140 text-label text-text2">{t('emptyBody')}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button asChild variant="primary" size="large">
          <Link href="/new?kind=practice">{t('practise')}</Link>
        </Button>
        <Button asChild size="large">
          <Link href="/rooms">{t('toRooms')}</Link>
        </Button>
      </div>
    </section>
  )
}

/** Which line is whose. */
function Legend() {
  const t = useTranslations('progress')
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-ui text-text2">
      <li className="flex items-center gap-2">
        <span aria-hidden className="flex w-7 items-center">
          <span className="h-0.5 grow bg-accent" />
          <span className="size-2.5 rounded-full bg-accent" />
          <span className="h-0.5 grow bg-accent" />
        </span>
        {t('given')}
      </li>
      <li className="flex items-center gap-2">
        <span aria-hidden className="flex w-7 items-center">
          <span className="grow border-t-2 border-dashed border-text2" />
          <span className="size-2.5 rounded-full border-2 border-text2 bg-surface" />
          <span className="grow border-t-2 border-dashed border-text2" />
        </span>
        {t('self')}
      </li>
    </ul>
  )
}

function Part({
  id,
  heading,
  lead,
  children,
}: {
  id: string
  heading: string
  lead: string
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 id={id} className="text-heading font-semibold">
          {heading}
        </h2>
        <p className="text-label text-text2">{lead}</p>
      </div>
      {children}
    </section>
  )
}

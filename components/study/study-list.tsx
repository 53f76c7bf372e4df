import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { CalendarDays } from 'lucide-react'
import type { StudyPathItem } from '@/lib/study/study-view'
import { WeekTime } from '@/components/study/week-time'
import { Button } from '@/components/ui/button'

/** The study paths that somebody runs. */
export function StudyList({ paths }: { paths: readonly StudyPathItem[] }) {
  const t = useTranslations('study')
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="flex max-w-180 flex-col gap-1">
          <h1 className="text-report font-semibold tracking-tight">{t('title')}</h1>
          <p className="text-label text-text2">{t('lead')}</p>
        </div>
        {paths.length === 0 ? null : <PlanButton />}
      </div>
      {paths.length === 0 ? (
        <section className="flex flex-col items-start gap-4 rounded-card border border-dashed border-line p-6 sm:p-8">
          <CalendarDays aria-hidden size={24} className="text-text3" />
          <div className="flex flex-col gap-1">
            <h2 className="text-title font-semibold">{t('emptyHeading')}</h2>
            <p className="max-w-140 text-label text-text2">{t('emptyBody')}</p>
          </div>
          <PlanButton />
        </section>
      ) : (
        <ul className="divide-y divide-line rounded-card border border-line bg-surface">
          {paths.map((path) => (
            <PathRow key={path.id} path={path} />
          ))}
        </ul>
      )}
    </>
  )
}

function PlanButton() {
  const t = useTranslations('study')
  return (
    <Button asChild variant="primary" size="large">
      <Link href="/study/new">{t('plan')}</Link>
    </Button>
  )
}

function PathRow({ path: { id, title, members, weeks, held, nextAt } }: { path: StudyPathItem }) {
  const t = useTranslations('study')
  return (
    <li className="relative flex flex-col gap-1 px-4 py-3.5 transition-colors duration-120 first:rounded-t-card last:rounded-b-card focus-within:bg-canvas hover:bg-canvas sm:px-5">
      <Link
        href={`/study/${id}`}
        prefetch={false}
        className="w-fit max-w-full truncate rounded-chip text-label font-semibold after:absolute after:inset-0"
      >
        <bdi>{title}</bdi>
      </Link>
      <p className="text-ui text-text2">
        <bdi>{members.join(', ')}</bdi>
      </p>
      <p className="text-meta text-text3">
        {t('held', { held, weeks })}
        {nextAt === null ? null : (
          <>
            {' · '}
            {t.rich('next', { when: () => <WeekTime at={nextAt} /> })}
          </>
        )}
      </p>
    </li>
  )
}

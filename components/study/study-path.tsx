'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CalendarClock, Pencil, Trash2 } from 'lucide-react'
import type { StudyPathView, StudyWeekView } from '@/lib/study/study-view'
import { PrintButton } from '@/components/problem/pack/print-button'
import { DeletePathDialog } from '@/components/study/delete-path-dialog'
import { MeetingStateBadge } from '@/components/study/meeting-state'
import { MoveWeekDialog } from '@/components/study/move-week-dialog'
import { PairLine } from '@/components/study/pair-line'
import { RenamePathDialog } from '@/components/study/rename-path-dialog'
import { PlannedZone } from '@/components/study/planned-zone'
import { StudyMembers } from '@/components/study/study-members'
import { WeekTime } from '@/components/study/week-time'
import { Button } from '@/components/ui/button'

/** A study path for whoever runs it: everybody's link, and the plan week by week. */
export function StudyPath({ path }: { path: StudyPathView }) {
  const t = useTranslations('study')
  const router = useRouter()
  const [moving, setMoving] = useState<StudyWeekView | null>(null)
  const [isRenaming, setRenaming] = useState(false)
  const [isDeleting, setDeleting] = useState(false)
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="flex min-w-0 flex-col gap-1">
          <h1 className="text-report font-semibold tracking-tight wrap-anywhere">
            <bdi>{path.title}</bdi>
          </h1>
          <p className="text-label text-text2">
            {t('summary', { members: path.members.length, weeks: path.weeks.length })}
          </p>
          <PlannedZone times={path.weeks.map(({ at }) => at)} zone={path.timeZone} />
        </div>
        <div className="flex flex-wrap items-center gap-2 print:hidden">
          <PrintButton label={t('print')} />
          <Button variant="ghost" onClick={() => setRenaming(true)}>
            <Pencil aria-hidden size={16} />
            {t('rename')}
          </Button>
          <Button variant="ghost" onClick={() => setDeleting(true)}>
            <Trash2 aria-hidden size={16} />
            {t('delete')}
          </Button>
        </div>
      </div>
      <StudyMembers path={path} onChanged={() => router.refresh()} />
      <section aria-labelledby="study-weeks" className="flex flex-col gap-3">
        <h2 id="study-weeks" className="text-title font-semibold">
          {t('weeks')}
        </h2>
        <ol className="divide-y divide-line rounded-card border border-line bg-surface">
          {path.weeks.map((week) => (
            <WeekRow key={week.week} week={week} onMove={() => setMoving(week)} />
          ))}
        </ol>
      </section>
      {moving ? (
        <MoveWeekDialog
          path={path}
          week={moving}
          onClose={() => setMoving(null)}
          onMoved={() => router.refresh()}
        />
      ) : null}
      {isRenaming ? (
        <RenamePathDialog path={path} onClose={() => setRenaming(false)} onChanged={() => router.refresh()} />
      ) : null}
      {isDeleting ? (
        <DeletePathDialog
          path={path}
          onClose={() => setDeleting(false)}
          onDeleted={() => router.replace('/study')}
        />
      ) : null}
    </>
  )
}

function WeekRow({ week, onMove }: { week: StudyWeekView; onMove: () => void }) {
  const t = useTranslations('study')
  return (
    <li className="flex flex-col gap-x-5 gap-y-1.5 px-4 py-3.5 sm:grid sm:grid-cols-[11rem_minmax(0,1fr)_auto] sm:px-5 print:break-inside-avoid print:py-1.5">
      <div>
        <h3 className="text-label font-semibold">{t('week', { week: week.week })}</h3>
        <p className="text-ui text-text2">
          <WeekTime at={week.at} />
        </p>
      </div>
      <div className="flex min-w-0 flex-col gap-0.5">
        <p className="text-label font-semibold">{week.problem}</p>
        <ul className="flex flex-col gap-0.5 text-ui text-text2">
          {week.meetings.map((meeting) => (
            <li key={meeting.id} className="flex flex-wrap items-center gap-x-2">
              <PairLine {...meeting} />
              {meeting.at === week.at ? null : <WeekTime at={meeting.at} />}
              <MeetingStateBadge state={meeting.state} />
            </li>
          ))}
        </ul>
      </div>
      {week.canMove ? (
        <Button
          className="self-start print:hidden"
          aria-label={t('moveNamed', { week: week.week })}
          onClick={onMove}
        >
          <CalendarClock aria-hidden size={16} />
          {t('move')}
        </Button>
      ) : null}
    </li>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { membersMin, rotation } from '@/lib/study/rotation'
import { repeatedNames } from '@/lib/study/study-path'
import { PairLine } from '@/components/study/pair-line'
import { WeekTime } from '@/components/study/week-time'

/** The plan as it would be made: week by week, what it is about and who asks whom. `times` are ms since 1970, by the clocks of `zone`. */
export function PlanPreview({
  names,
  systems,
  times,
  zone,
}: {
  names: readonly string[]
  systems: readonly { id: string; title: string }[]
  times: readonly number[]
  zone: string
}) {
  const t = useTranslations('study.form')
  // Of two with one name nobody could tell who asks whom.
  const isRepeated = repeatedNames(names).length > 0
  if (names.length < membersMin || isRepeated)
    return (
      <p className="rounded-control border border-dashed border-line p-4 text-label text-text2">
        {t(isRepeated ? 'previewRepeated' : 'previewEmpty')}
      </p>
    )
  const weeks = rotation(names.length, systems.length)
  return (
    <div
      role="region"
      tabIndex={0}
      aria-label={t('preview')}
      className="min-h-0 overflow-y-auto rounded-control"
    >
      <table className="w-full border-collapse text-ui">
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('weekColumn')}</th>
            <th scope="col">{t('pairsColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map((meetings, week) => {
            const at = times[week]
            return (
              <tr key={week} className="border-b border-line align-top last:border-0">
                <th scope="row" className="w-28 py-2.5 pr-3 text-left font-normal">
                  <span className="block font-semibold">{t('week', { week: week + 1 })}</span>
                  {at === undefined ? null : (
                    <span className="block text-meta text-text2">
                      <WeekTime at={at} zone={zone} />
                    </span>
                  )}
                </th>
                <td className="py-2.5">
                  <span className="block font-semibold">{systems[week]?.title}</span>
                  {meetings.map(({ interviewer, candidate, observer }) => (
                    <span key={interviewer} className="block text-text2">
                      <PairLine
                        interviewer={names[interviewer] ?? ''}
                        candidate={names[candidate] ?? ''}
                        observer={observer === null ? null : (names[observer] ?? '')}
                      />
                    </span>
                  ))}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

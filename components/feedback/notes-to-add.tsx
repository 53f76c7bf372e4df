'use client'

import { useTranslations } from 'next-intl'
import type { FeedbackChange } from '@/components/feedback/point-list'
import { Button } from '@/components/ui/button'
import { addPoint, leaveOut } from '@/lib/rubric/edit-feedback'
import { type DraftingNote, type Feedback, maxPoints, pointsToAdd } from '@/lib/rubric/feedback'
import { clockFigure } from '@/lib/stage/plan-time'

/** Notes with a sign that make no point yet: taken down, or changed, since this was written. */
export function NotesToAdd({
  written,
  notes,
  onChange,
}: {
  written: Feedback
  notes: readonly DraftingNote[]
  onChange: FeedbackChange
}) {
  const t = useTranslations('feedback')
  const offered = pointsToAdd(written, notes)
  if (offered.length === 0) return null
  const room = maxPoints - written.points.length
  return (
    <section aria-label={t('offered', { count: offered.length })} className="rounded-control bg-sunken p-3">
      <p className="text-ui font-semibold">{t('offered', { count: offered.length })}</p>
      <ul className="divide-y divide-line">
        {offered.map((point) => (
          <li key={point.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="w-10 shrink-0 text-meta text-text3 tabular-nums">
              {clockFigure(point.moment?.elapsedMs ?? 0, 'down')}
            </span>
            <span className="min-w-40 flex-1 text-ui wrap-anywhere">
              <span className="text-text2">{t('offeredKind', { kind: t(`kind.${point.kind}`) })}</span>{' '}
              {point.text}
            </span>
            <span className="flex gap-1">
              <Button
                disabled={room < 1}
                aria-label={t('addNamed', { text: point.text })}
                className="max-[899px]:h-11"
                onClick={() => onChange((now) => addPoint(now, point))}
              >
                {t('addOne')}
              </Button>
              <Button
                variant="ghost"
                aria-label={t('leaveNamed', { text: point.text })}
                className="max-[899px]:h-11"
                onClick={() => onChange((now) => leaveOut(now, [point.id]))}
              >
                {t('leaveOne')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {offered.length > 1 ? (
        <div className="flex flex-wrap gap-1 pt-1">
          <Button
            disabled={room < offered.length}
            className="max-[899px]:h-11"
            onClick={() => onChange((now) => offered.reduce((all, point) => addPoint(all, point), now))}
          >
            {t('addAll')}
          </Button>
          <Button
            variant="ghost"
            className="max-[899px]:h-11"
            onClick={() =>
              onChange((now) =>
                leaveOut(
                  now,
                  offered.map(({ id }) => id),
                ),
              )
            }
          >
            {t('leaveAll')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}

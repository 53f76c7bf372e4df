'use client'

import { useTranslations } from 'next-intl'
import { flushSync } from 'react-dom'
import { focusOn } from '@/components/feedback/focus-on'
import { addPointId, type FeedbackChange } from '@/components/feedback/point-list'
import { pointFieldId } from '@/components/feedback/point-row'
import { Button } from '@/components/ui/button'
import { addPoint, leaveOut } from '@/lib/rubric/edit-feedback'
import {
  type DraftingNote,
  type Feedback,
  type FeedbackPoint,
  maxPoints,
  pointsToAdd,
} from '@/lib/rubric/feedback'
import { clockFigure } from '@/lib/stage/plan-time'

const addId = (noteId: string) => `offered-add-${noteId}`
const leaveId = (noteId: string) => `offered-leave-${noteId}`

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
  // The row goes with its buttons: on with the note below, or above, and after the last with what was made of it.
  const besideOf = (point: FeedbackPoint) => {
    const at = offered.indexOf(point)
    return (offered[at + 1] ?? offered[at - 1])?.id ?? ''
  }
  const add = (point: FeedbackPoint) => {
    const beside = besideOf(point)
    flushSync(() => onChange((now) => addPoint(now, point)))
    focusOn(addId(beside), leaveId(beside), pointFieldId(point.id))
  }
  const leave = (point: FeedbackPoint) => {
    const beside = besideOf(point)
    flushSync(() => onChange((now) => leaveOut(now, [point.id])))
    focusOn(leaveId(beside), addPointId(point.kind), pointFieldId(written.points[0]?.id ?? ''))
  }
  const [first] = offered
  const addAll = () => {
    flushSync(() => onChange((now) => offered.reduce((all, point) => addPoint(all, point), now)))
    if (first) focusOn(pointFieldId(first.id))
  }
  const leaveAll = () => {
    const ids = offered.map(({ id }) => id)
    flushSync(() => onChange((now) => leaveOut(now, ids)))
    if (first) focusOn(addPointId(first.kind), pointFieldId(written.points[0]?.id ?? ''))
  }
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
                id={addId(point.id)}
                disabled={room < 1}
                aria-label={t('addNamed', { text: point.text })}
                className="max-[899px]:h-11"
                onClick={() => add(point)}
              >
                {t('addOne')}
              </Button>
              <Button
                id={leaveId(point.id)}
                variant="ghost"
                aria-label={t('leaveNamed', { text: point.text })}
                className="max-[899px]:h-11"
                onClick={() => leave(point)}
              >
                {t('leaveOne')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {offered.length > 1 ? (
        <div className="flex flex-wrap gap-1 pt-1">
          <Button disabled={room < offered.length} className="max-[899px]:h-11" onClick={addAll}>
            {t('addAll')}
          </Button>
          <Button variant="ghost" className="max-[899px]:h-11" onClick={leaveAll}>
            {t('leaveAll')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}

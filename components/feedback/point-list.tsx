'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { Plus } from 'lucide-react'
import { focusOn } from '@/components/feedback/focus-on'
import { pointFieldId, PointRow } from '@/components/feedback/point-row'
import { localId } from '@/components/rubric/local-id'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { addPoint, changePoint, movePoint, removePoint } from '@/lib/rubric/edit-feedback'
import { type Feedback, type FeedbackPoint, foremost, maxPoints, type PointKind } from '@/lib/rubric/feedback'
import type { RubricWords } from '@/lib/rubric/rubric'

/** Changes feedback that is being written. */
export type FeedbackChange = (change: (written: Feedback) => Feedback) => void

const otherKind: Record<PointKind, PointKind> = { strength: 'next_step', next_step: 'strength' }

/** By this the button that adds a point of a kind is found. */
export const addPointId = (kind: PointKind) => `add-${kind}`

/** The strengths, or the next steps, in the order they are read. */
export function PointList({
  kind,
  written,
  words,
  onChange,
}: {
  kind: PointKind
  written: Feedback
  words: RubricWords
  /** Null where nothing can be changed. */
  onChange: FeedbackChange | null
}) {
  const t = useTranslations('feedback')
  const [spoken, setSpoken] = useState('')
  const points = written.points.filter((point) => point.kind === kind)
  const isFull = written.points.length >= maxPoints
  const add = () => {
    const point: FeedbackPoint = { id: localId(), kind, text: '', dimension: null, moment: null }
    flushSync(() => onChange?.((now) => addPoint(now, point)))
    focusOn(pointFieldId(point.id))
  }
  const move = (id: string, step: -1 | 1) => {
    // Where the browser takes the row out and puts it back, the focus is lost on the way.
    const focused = document.activeElement
    flushSync(() => onChange?.((now) => movePoint(now, id, step)))
    if (focused instanceof HTMLElement) focused.focus()
    const at = points.findIndex((point) => point.id === id) + 1 + step
    if (at >= 1 && at <= points.length) setSpoken(t('moved', { place: at, count: points.length }))
  }
  const turn = (id: string) => {
    flushSync(() => onChange?.((now) => changePoint(now, id, { kind: otherKind[kind] })))
    // It stands in the other list now.
    focusOn(pointFieldId(id))
  }
  const remove = (point: FeedbackPoint) => {
    const place = written.points.indexOf(point)
    const beside = points[points.indexOf(point) + 1] ?? points[points.indexOf(point) - 1]
    flushSync(() => onChange?.((now) => removePoint(now, point.id)))
    focusOn(beside ? pointFieldId(beside.id) : addPointId(kind))
    toast.offer(t('removed'), {
      label: t('undo'),
      onSelect: () => onChange?.((now) => addPoint(now, point, place)),
    })
  }
  return (
    <section aria-labelledby={`list-${kind}`} className="flex flex-col">
      <h3 id={`list-${kind}`} className="text-title font-semibold">
        {t(`list.${kind}`)}
      </h3>
      {points.length > foremost && onChange ? (
        <p className="text-meta text-text3">{t('foremost', { count: foremost })}</p>
      ) : null}
      {points.length === 0 ? (
        <p className="pt-1 text-ui text-text3">{t(`none.${kind}`)}</p>
      ) : (
        <ul className="divide-y divide-line">
          {points.map((point, at) => (
            <PointRow
              key={point.id}
              point={point}
              place={at + 1}
              count={points.length}
              words={words}
              hand={
                onChange && {
                  change: (change) => onChange((now) => changePoint(now, point.id, change)),
                  turn: () => turn(point.id),
                  move: (step) => move(point.id, step),
                  remove: () => remove(point),
                }
              }
            />
          ))}
        </ul>
      )}
      {onChange ? (
        <div className="flex flex-wrap items-center gap-2 pt-1">
          <Button
            id={addPointId(kind)}
            variant="ghost"
            disabled={isFull}
            onClick={add}
            className="-ml-2 max-[899px]:h-11"
          >
            <Plus aria-hidden size={16} />
            {t(`add.${kind}`)}
          </Button>
          {isFull ? <span className="text-meta text-text2">{t('full', { max: maxPoints })}</span> : null}
        </div>
      ) : null}
      <p role="status" className="sr-only">
        {spoken}
      </p>
    </section>
  )
}

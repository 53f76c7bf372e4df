'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useRoomScene } from '@/components/room/room-context'
import { useDeskPlace } from '@/components/rubric/desk-place'
import { Moments } from '@/components/rubric/moments'
import { RubricRows } from '@/components/rubric/rubric-rows'
import type { Desk } from '@/components/rubric/use-desk'
import { rubricWords } from '@/lib/rubric/built-in-rubrics'
import { type DimensionId, dimensionIds, stageOfDimension } from '@/lib/rubric/dimensions'
import { parseNote } from '@/lib/rubric/note-line'
import type { RubricId } from '@/lib/rubric/rubric-ids'
import { isSameMoment, lackingMoments, levelsOf, maxMoments, type Moment } from '@/lib/rubric/scorecard'
import { stageNow } from '@/lib/stage/clock'

/** One's own scores (C1, C2), with the moments that show them; they can be changed until they are submitted. */
export function OwnCard({
  desk,
  rubric,
  chooser,
}: {
  desk: Desk
  rubric: RubricId
  /** Where no moment is the present one: how one of the past is linked to a dimension. */
  chooser?: (dimension: DimensionId) => ReactNode
}) {
  const t = useTranslations('rubric')
  const locale = useLocale()
  const scene = useRoomScene()
  const { moment, leave, show } = useDeskPlace()
  const { outbox, scores, notes, submittedAt } = desk
  const isOpen = desk.mayWrite && (submittedAt === null || scene.phase === 'live')
  const lacking = lackingMoments(scores, notes)
  const setMoments = (id: DimensionId, moments: Moment[]) => outbox.score(id, { moments })
  const add = (id: DimensionId) => {
    const now = moment()
    const { moments } = scores[id]
    if (moments.length < maxMoments && !moments.some((one) => isSameMoment(one, now)))
      setMoments(id, [...moments, now])
  }
  const stage = scene.interview ? stageNow(scene.interview.clock) : null
  return (
    <>
      <RubricRows
        words={rubricWords(rubric, locale)}
        levels={levelsOf(scores)}
        first={dimensionIds.find((id) => stage !== null && stageOfDimension[id] === stage) ?? 'problem'}
        onLevel={isOpen ? (id, level) => outbox.score(id, { level }) : null}
        onOtherKey={(id, code) => {
          if (code === 'KeyE' && isOpen && !chooser) add(id)
          else if (code === 'Escape') leave()
          else return false
          return true
        }}
        below={(id) => (
          <Moments
            moments={scores[id].moments}
            notes={notes.filter(({ text }) => parseNote(text).dimension === id)}
            isLacking={isOpen && lacking.includes(id)}
            onShow={show}
            onAdd={isOpen && !chooser ? () => add(id) : null}
            chooser={isOpen ? chooser?.(id) : null}
            onRemove={
              isOpen
                ? (gone) =>
                    setMoments(
                      id,
                      scores[id].moments.filter((one) => !isSameMoment(one, gone)),
                    )
                : null
            }
          />
        )}
      />
      {desk.scoreRefused ? (
        <p role="alert" className="px-3 pt-2 text-danger">
          {desk.scoreRefused}
        </p>
      ) : null}
      {submittedAt !== null ? <p className="px-3 pt-2 text-text2">{t('isSubmitted')}</p> : null}
    </>
  )
}

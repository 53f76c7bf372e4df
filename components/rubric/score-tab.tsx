'use client'

import { useLocale, useTranslations } from 'next-intl'
import { leaveBoard, returnToBoard } from '@/components/canvas/board-hold'
import { useRoomScene } from '@/components/room/room-context'
import { Colleagues } from '@/components/rubric/colleagues'
import { momentOf } from '@/components/rubric/moment-of'
import { Moments } from '@/components/rubric/moments'
import { RubricRows } from '@/components/rubric/rubric-rows'
import { SuggestionPanel } from '@/components/rubric/suggestion-panel'
import { useDesk } from '@/components/rubric/use-desk'
import { Button } from '@/components/ui/button'
import { rubricWords } from '@/lib/rubric/built-in-rubrics'
import { type DimensionId, dimensionIds, stageOfDimension } from '@/lib/rubric/dimensions'
import { parseNote } from '@/lib/rubric/note-line'
import { isSameMoment, lackingMoments, levelsOf, maxMoments, type Moment } from '@/lib/rubric/scorecard'
import { stageNow } from '@/lib/stage/clock'

/** The rubric (C1): six dimensions, what their levels look like, and the moments that show them. */
export function ScoreTab() {
  const t = useTranslations('rubric')
  const locale = useLocale()
  const scene = useRoomScene()
  const desk = useDesk()
  const { view, outbox, scores, notes, submittedAt } = desk
  if (!view)
    return desk.isFailed ? (
      <div className="flex flex-col items-start gap-2 p-3 text-text2">
        {t('unread')}
        <Button onClick={desk.reread}>{t('readAgain')}</Button>
      </div>
    ) : (
      <p role="status" className="p-3 text-text3">
        {t('reading')}
      </p>
    )
  const words = rubricWords(view.rubric, locale)
  if (!view.card) return <Colleagues words={words} people={view.colleagues} />

  const isOpen = desk.mayWrite && (submittedAt === null || scene.phase === 'live')
  const lacking = lackingMoments(scores, notes)
  const setMoments = (id: DimensionId, moments: Moment[]) => outbox.score(id, { moments })
  const add = (id: DimensionId) => {
    const now = momentOf(scene)
    const { moments } = scores[id]
    if (moments.length < maxMoments && !moments.some((one) => isSameMoment(one, now)))
      setMoments(id, [...moments, now])
  }
  const stage = scene.interview ? stageNow(scene.interview.clock) : null
  return (
    <div onFocus={leaveBoard}>
      <RubricRows
        words={words}
        levels={levelsOf(scores)}
        first={dimensionIds.find((id) => stage !== null && stageOfDimension[id] === stage) ?? 'problem'}
        onLevel={isOpen ? (id, level) => outbox.score(id, { level }) : null}
        onOtherKey={(id, code) => {
          if (code === 'KeyE' && isOpen) add(id)
          else if (code === 'Escape') returnToBoard()
          else return false
          return true
        }}
        below={(id) => (
          <Moments
            moments={scores[id].moments}
            notes={notes.filter(({ text }) => parseNote(text).dimension === id)}
            isLacking={isOpen && lacking.includes(id)}
            onAdd={isOpen ? () => add(id) : null}
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
      <SuggestionPanel words={words} scores={levelsOf(scores)} level={view.level} />
      <Colleagues words={words} people={view.colleagues} />
    </div>
  )
}

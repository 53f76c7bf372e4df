'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RequestRefused } from '@/components/room/request'
import { useRoomScene } from '@/components/room/room-context'
import { submitCard } from '@/components/rubric/desk-requests'
import { momentOf } from '@/components/rubric/moment-of'
import { useDesk } from '@/components/rubric/use-desk'
import { Button } from '@/components/ui/button'
import type { DimensionId } from '@/lib/rubric/dimensions'
import { parseNote } from '@/lib/rubric/note-line'
import type { RubricWords } from '@/lib/rubric/rubric'
import { lackingMoments, type Moment } from '@/lib/rubric/scorecard'
import { clockFigure } from '@/lib/stage/plan-time'

/** Handing in one's scorecard, and what is missing before that (C3). */
export function SubmitPart({ words, onSubmitted }: { words: RubricWords; onSubmitted: () => void }) {
  const t = useTranslations('debrief')
  const { roomId, kind } = useRoomScene()
  const { scores, notes, submittedAt, save, view, reread } = useDesk()
  const [isBusy, setIsBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  if (!view?.card || submittedAt !== null) return null
  const lacking = lackingMoments(scores, notes)
  const submit = async () => {
    setIsBusy(true)
    setRefused(null)
    try {
      await submitCard(roomId)
      reread()
      onSubmitted()
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      setRefused(error.message || t('offline'))
    }
    setIsBusy(false)
  }
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-title font-semibold">
        {t(kind === 'practice' ? 'practiceHeading' : 'cardHeading')}
      </h3>
      <p className="text-text2">{t(lacking.length === 0 ? 'cardLead' : 'lackingLead')}</p>
      {lacking.length > 0 ? (
        <ul className="flex flex-col gap-1.5">
          {lacking.map((id) => (
            <LackingRow key={id} dimension={id} name={words.dimensions[id].short} />
          ))}
        </ul>
      ) : null}
      {refused ? (
        <p role="alert" className="text-danger">
          {refused}
        </p>
      ) : null}
      <div>
        <Button
          variant="primary"
          // What is still on its way is part of it.
          busy={isBusy || save.state === 'saving'}
          disabled={lacking.length > 0 || save.state === 'offline'}
          onClick={() => void submit()}
        >
          {t('submit')}
        </Button>
      </div>
    </section>
  )
}

/** A score without a moment, and the moments there are to choose from: notes, and where stages began. */
function LackingRow({ dimension, name }: { dimension: DimensionId; name: string }) {
  const t = useTranslations('debrief')
  const stageNames = useTranslations('stages.short')
  const scene = useRoomScene()
  const { notes, scores, outbox } = useDesk()
  const [isOpen, setIsOpen] = useState(false)
  const link = (moment: Moment) =>
    outbox.score(dimension, { moments: [...scores[dimension].moments, moment] })
  return (
    <li className="rounded-control border border-line px-3 py-2">
      <div className="flex items-center justify-between gap-2">
        <span className="font-semibold">
          {name} <span className="text-text2">{scores[dimension].level}</span>
        </span>
        <Button variant="ghost" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t('link')}
        </Button>
      </div>
      {isOpen ? (
        <ul aria-label={t('linkFrom', { name })} className="mt-1 flex max-h-44 flex-col overflow-y-auto">
          {notes.map((note) => {
            const { id, at, elapsedMs, stage } = note
            return (
              <Choice key={id} onChoose={() => link({ at, elapsedMs, stage, noteId: id })}>
                {t('noteMoment', { time: clockFigure(elapsedMs, 'down'), text: parseNote(note.text).text })}
              </Choice>
            )
          })}
          {stageStarts(scene).map(({ stage, ...moment }) => (
            <Choice key={stage} onChoose={() => link({ ...moment, stage })}>
              {t('stageMoment', { stage: stageNames(stage), time: clockFigure(moment.elapsedMs, 'down') })}
            </Choice>
          ))}
          {notes.length === 0 && scene.interview?.clock.at === null ? (
            <Choice onChoose={() => link(momentOf(scene))}>{t('nowMoment')}</Choice>
          ) : null}
        </ul>
      ) : null}
    </li>
  )
}

function Choice({ children, onChoose }: { children: string; onChoose: () => void }) {
  return (
    <li>
      <button
        type="button"
        onClick={onChoose}
        className="min-h-8 w-full truncate rounded-chip px-2 text-left hover:bg-sunken"
      >
        {children}
      </button>
    </li>
  )
}

/** Where each stage that was reached began on the clock; by the wall clock as near as can be told. */
function stageStarts({ interview }: ReturnType<typeof useRoomScene>) {
  if (!interview || interview.clock.at === null) return []
  const { steps, at } = interview.clock
  let elapsedMs = 0
  return steps.slice(0, at + 1).map(({ stage, spentMs }) => {
    const start = { stage, elapsedMs, at: (interview.startedAt ?? 0) + elapsedMs }
    elapsedMs += spentMs
    return start
  })
}

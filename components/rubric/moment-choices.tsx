'use client'

import { useTranslations } from 'next-intl'
import { useRoomScene } from '@/components/room/room-context'
import { momentOf } from '@/components/rubric/moment-of'
import { useDesk } from '@/components/rubric/use-desk'
import { parseNote } from '@/lib/rubric/note-line'
import type { Moment } from '@/lib/rubric/scorecard'
import { clockFigure } from '@/lib/stage/plan-time'

/** The moments there are to choose from after the end: one's notes, and where stages began. */
export function MomentChoices({ label, onChoose }: { label: string; onChoose: (moment: Moment) => void }) {
  const t = useTranslations('debrief')
  const stageNames = useTranslations('stages.short')
  const scene = useRoomScene()
  const { notes, view } = useDesk()
  return (
    <ul aria-label={label} className="flex max-h-44 flex-col overflow-y-auto">
      {notes.map((note) => {
        const { id, at, elapsedMs, stage } = note
        return (
          <Choice key={id} onChoose={() => onChoose({ at, elapsedMs, stage, noteId: id })}>
            {t('noteMoment', { time: clockFigure(elapsedMs, 'down'), text: parseNote(note.text).text })}
          </Choice>
        )
      })}
      {view?.stageStarts.map((moment) => (
        <Choice key={`${moment.at} ${moment.stage}`} onChoose={() => onChoose(moment)}>
          {t('stageMoment', {
            stage: moment.stage ? stageNames(moment.stage) : '',
            time: clockFigure(moment.elapsedMs, 'down'),
          })}
        </Choice>
      ))}
      {notes.length === 0 && scene.interview?.clock.at === null ? (
        <Choice onChoose={() => onChoose(momentOf(scene))}>{t('nowMoment')}</Choice>
      ) : null}
    </ul>
  )
}

function Choice({ children, onChoose }: { children: string; onChoose: () => void }) {
  return (
    <li>
      <button
        type="button"
        onClick={onChoose}
        className="min-h-8 w-full truncate rounded-chip px-2 text-left hover:bg-sunken max-[899px]:min-h-11"
      >
        {children}
      </button>
    </li>
  )
}

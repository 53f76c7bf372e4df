'use client'

import { useTranslations } from 'next-intl'
import { NoteText } from '@/components/rubric/note-text'
import type { ColleagueView } from '@/lib/rubric/desk-view'
import { dimensionIds } from '@/lib/rubric/dimensions'
import type { RubricWords } from '@/lib/rubric/rubric'
import { clockFigure } from '@/lib/stage/plan-time'

/** What the other interviewers have written, to read (C2). */
export function Colleagues({ words, people }: { words: RubricWords; people: readonly ColleagueView[] }) {
  const t = useTranslations('rubric')
  return (
    <>
      {people.map(({ participantId, name, scores, notes }) => (
        <section key={participantId} className="border-b border-line px-3 py-3">
          <h3 className="flex items-baseline justify-between gap-2 text-label font-semibold">
            <bdi>{name}</bdi>
            <span className="text-meta font-normal text-text2">{t('submitted')}</span>
          </h3>
          <dl className="mt-1.5 grid grid-cols-[1fr_auto] gap-x-3 gap-y-0.5">
            {dimensionIds.map((id) => (
              <div key={id} className="col-span-full grid grid-cols-subgrid">
                <dt className="truncate text-text2">{words.dimensions[id].short}</dt>
                <dd className="text-right">
                  {scores[id].level === 0
                    ? words.levels[0]
                    : t('levelWord', { level: scores[id].level, word: words.levels[scores[id].level] })}
                </dd>
              </div>
            ))}
          </dl>
          {notes.length > 0 ? (
            <ul className="mt-2 flex flex-col gap-1">
              {notes.map((note) => (
                <li key={note.id} className="flex gap-2">
                  <span className="w-10 shrink-0 text-text3">{clockFigure(note.elapsedMs, 'down')}</span>
                  <NoteText text={note.text} />
                </li>
              ))}
            </ul>
          ) : null}
        </section>
      ))}
    </>
  )
}

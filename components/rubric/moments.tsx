'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Plus, StickyNote, X } from 'lucide-react'
import type { ShownNote } from '@/components/rubric/desk-outbox'
import { parseNote } from '@/lib/rubric/note-line'
import type { Moment, Stamp } from '@/lib/rubric/scorecard'
import { clockFigure } from '@/lib/stage/plan-time'

interface MomentsProps {
  moments: readonly Moment[]
  /** Notes that name the dimension: moments by themselves (C3). */
  notes: readonly ShownNote[]
  onRemove: ((moment: Moment) => void) | null
  onAdd: (() => void) | null
  /** Another way to add one. */
  chooser?: ReactNode
  /** Whether the score cannot be handed in without one. */
  isLacking: boolean
  /** Shows the board as it was then; null where only the present can be seen. */
  onShow: ((at: number) => void) | null
}

const chip = 'inline-flex h-6 items-center gap-1 rounded-chip border border-line bg-surface px-1.5 text-meta'

/** The moments that show why a score is what it is. */
export function Moments({ moments, notes, onRemove, onAdd, chooser, isLacking, onShow }: MomentsProps) {
  const t = useTranslations('rubric')
  return (
    <div className="flex flex-wrap items-center gap-1.5 py-1 pr-1.5 pl-9">
      {notes.map((note) => (
        <span key={note.id} className={`${chip} max-w-full text-accent`} title={note.text}>
          <StickyNote aria-hidden size={12} className="shrink-0" />
          <MomentTime moment={note} onShow={onShow} />
          <span className="truncate text-text2">{parseNote(note.text).text}</span>
        </span>
      ))}
      {moments.map((moment) => {
        const time = clockFigure(moment.elapsedMs, 'down')
        return (
          <span key={moment.noteId ?? moment.at} className={`${chip} text-accent`}>
            <MomentTime moment={moment} onShow={onShow} />
            {onRemove ? (
              <button
                type="button"
                aria-label={t('removeMoment', { time })}
                onClick={() => onRemove(moment)}
                className="-mr-1 grid size-5 place-items-center rounded-chip text-text3 hover:bg-sunken hover:text-text"
              >
                <X aria-hidden size={12} />
              </button>
            ) : null}
          </span>
        )
      })}
      {onAdd ? (
        <button
          type="button"
          onClick={onAdd}
          className="inline-flex h-6 items-center gap-1 rounded-chip px-1 text-meta text-text2 hover:text-text"
        >
          <Plus aria-hidden size={12} />
          {t('addMoment')}
          <kbd className="rounded-chip border border-line bg-surface px-1 font-sans text-badge">
            {t('keyMoment')}
          </kbd>
        </button>
      ) : null}
      {chooser}
      {isLacking ? <span className="text-meta text-over">{t('lacking')}</span> : null}
    </div>
  )
}

/** When it was, on the interview's clock; where the past can be looked at, the way there. */
export function MomentTime({
  moment: { at, elapsedMs },
  onShow,
}: {
  moment: Stamp
  onShow: MomentsProps['onShow']
}) {
  const t = useTranslations('rubric')
  const time = clockFigure(elapsedMs, 'down')
  if (!onShow) return time
  return (
    <button
      type="button"
      aria-label={t('showMoment', { time })}
      onClick={() => onShow(at)}
      className="hit-44 rounded-chip font-semibold tabular-nums hover:underline"
    >
      {time}
    </button>
  )
}

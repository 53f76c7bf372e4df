'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { leaveBoard } from '@/components/canvas/board-hold'
import { useDeskPlace } from '@/components/rubric/desk-place'
import { DeskSaveMark } from '@/components/rubric/desk-save-mark'
import { NoteField } from '@/components/rubric/note-field'
import { useDesk } from '@/components/rubric/use-desk'
import { countCharacters } from '@/lib/name'
import { noteMax } from '@/lib/rubric/note-line'
import type { Stamp } from '@/lib/rubric/scorecard'
import { clockFigure } from '@/lib/stage/plan-time'

/** The most records a note remembers. */
const maxSelection = 50

/** When a note was begun, and what was selected then. */
type Begun = Stamp & { selection: string[] }

/** By this the key `n` finds it. */
export const noteLineId = 'note-line'

/**
 * The line for a note (C3): stamped when it is begun, kept by Enter, which leaves the line empty for the next one;
 * Esc leaves it as it is and returns to the board.
 */
export function NoteLine({ placeholder }: { /** What it says while it is empty. */ placeholder?: string }) {
  const t = useTranslations('notes')
  const { moment, selection, leave } = useDeskPlace()
  const { draft, outbox, mayWrite } = useDesk()
  const field = useRef<HTMLTextAreaElement>(null)
  const [begun, setBegun] = useState<Begun | null>(null)
  const [isTyping, setIsTyping] = useState(false)
  if (!mayWrite) return null

  const begin = (): Begun => ({ ...moment(), selection: selection().slice(0, maxSelection) })
  const onText = (text: string) => {
    const id = draft?.id ?? outbox.begin(begun ?? begin())
    outbox.write(id, text)
  }
  const done = () => {
    if (draft) outbox.keep(draft.id)
    // The caret stays: the next note begins with its first letter, which would be a key of the board there.
    setBegun(null)
  }
  const stamped = draft ?? begun
  const count = countCharacters(draft?.text ?? '')
  return (
    <div className="shrink-0 border-t border-line p-2">
      <div className="flex items-start gap-2 rounded-card border border-line bg-surface px-3 py-2 focus-within:border-accent">
        {stamped ? (
          <span className="shrink-0 text-text3">{clockFigure(stamped.elapsedMs, 'down')}</span>
        ) : null}
        <NoteField
          id={noteLineId}
          field={field}
          value={draft?.text ?? ''}
          aria-label={t('line')}
          placeholder={placeholder ?? t(isTyping ? 'placeholderTyping' : 'placeholder')}
          onText={onText}
          onDone={done}
          onLeave={leave}
          onFocus={() => {
            setIsTyping(true)
            setBegun(begin())
            leaveBoard()
          }}
          onBlur={() => {
            setIsTyping(false)
            setBegun(null)
          }}
          className="max-h-40 min-w-0 flex-1 overflow-y-auto"
        />
        <kbd className="shrink-0 rounded-chip border border-line px-1.5 font-sans text-meta text-text2 max-[899px]:hidden">
          {t(isTyping ? 'keyBack' : 'key')}
        </kbd>
      </div>
      <div className="flex min-h-5 items-center justify-between gap-2 px-1 pt-1 text-meta text-text3">
        {count > noteMax ? (
          <span role="alert" className="text-danger">
            {t('tooLong', { count, max: noteMax })}
          </span>
        ) : (
          <span className="truncate">{t('how')}</span>
        )}
        <DeskSaveMark />
      </div>
    </div>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { EyeOff, Pencil, SquareArrowOutUpRight, Trash2 } from 'lucide-react'
import { MarkGlyph } from '@/components/evidence/mark-glyph'
import type { MarkWords } from '@/components/evidence/mark-words'
import { EditedNote } from '@/components/rubric/edited-note'
import { NoteText } from '@/components/rubric/note-text'
import type { EvidenceMark } from '@/lib/replay/evidence'
import type { DimensionId } from '@/lib/rubric/dimensions'
import { parseNote } from '@/lib/rubric/note-line'

/** What can be done with one's own notes here. */
export interface NoteHand {
  write: (noteId: string, text: string) => void
  /** Deletes it; it can be brought back for a while. */
  remove: (noteId: string) => void
  /** Why the server does not take it, in words; null where it does. */
  refusal: (noteId: string) => string | null
}

interface EvidenceRowProps {
  mark: EvidenceMark
  words: MarkWords
  /** Whether this is what the board shows. */
  isCurrent: boolean
  onShow: (mark: EvidenceMark) => void
  /** Leads to the score a mark speaks for; null where scores are not seen. */
  onScore: ((by: string | null, dimension: DimensionId) => void) | null
  /** Null where nothing is written. */
  notes: NoteHand | null
}

const tool =
  'hit-44 grid size-6 shrink-0 place-items-center rounded-chip text-text3 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 max-[899px]:size-10 max-[899px]:opacity-100'

/** One mark of the timeline: when, what, who. */
export function EvidenceRow({ mark, words, isCurrent, onShow, onScore, notes }: EvidenceRowProps) {
  const t = useTranslations('evidence')
  const [isEditing, setEditing] = useState(false)
  const time = words.when(mark.at)
  const who = words.who(mark)
  const dimension = dimensionOf(mark)
  const told = useTranslations('notes')
  const own = mark.kind === 'note' && mark.isOwn && notes ? { id: mark.note.id, text: mark.note.text } : null
  const refusal = own ? (notes?.refusal(own.id) ?? null) : null
  const leave = () => {
    setEditing(false)
    if (own?.text.trim() === '') notes?.remove(own.id)
  }
  return (
    <li
      data-mark={mark.kind}
      data-mark-id={mark.id}
      data-current={isCurrent || undefined}
      className={`group relative flex flex-wrap items-start gap-x-1 border-b border-line pr-1.5 ${mark.isPrivate ? 'bg-private' : 'bg-surface'} ${isCurrent ? 'before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-accent' : ''}`}
    >
      {isEditing && own ? (
        <div className="flex min-h-10 min-w-0 flex-1 items-start gap-2.5 py-2.5 pl-3 text-ui">
          <Time time={time} isCurrent={isCurrent} />
          <EditedNote
            note={own}
            onText={(text) => notes?.write(own.id, text)}
            onDone={leave}
            onBlur={leave}
          />
        </div>
      ) : (
        <button
          type="button"
          aria-label={words.go(mark)}
          aria-current={isCurrent || undefined}
          onClick={() => onShow(mark)}
          className="flex min-h-10 min-w-0 flex-1 items-start gap-2.5 py-2.5 pl-3 text-left text-ui outline-offset-[-2px] max-[899px]:min-h-11"
        >
          <Time time={time} isCurrent={isCurrent} />
          <span className="flex h-5 w-2.5 shrink-0 items-center justify-center">
            <MarkGlyph mark={mark} />
          </span>
          <span className="flex min-w-0 flex-1 flex-col gap-0.5">
            <span className={`flex min-w-0 gap-1 ${isCurrent ? 'text-text' : 'text-text2'}`}>
              {mark.kind === 'note' ? (
                <NoteText text={mark.note.text} />
              ) : (
                <span className="min-w-0 flex-1 whitespace-pre-wrap">{words.what(mark)}</span>
              )}
            </span>
            {who !== null || mark.isPrivate ? (
              <span className="flex items-center gap-1 text-meta text-text3">
                {who === null ? null : <bdi className="truncate">{who}</bdi>}
                {who !== null && mark.isPrivate ? <span aria-hidden>·</span> : null}
                {mark.isPrivate ? (
                  <span className="flex shrink-0 items-center gap-1 text-over">
                    <EyeOff aria-hidden size={12} />
                    {t('onlyInterviewers')}
                  </span>
                ) : null}
              </span>
            ) : null}
          </span>
        </button>
      )}
      {isEditing ? null : (
        <span className="flex shrink-0 items-center pt-2 max-[899px]:pt-0.5">
          {dimension !== null && onScore ? (
            <button
              type="button"
              aria-label={t('toScore')}
              title={t('toScore')}
              onClick={() => onScore(mark.by, dimension)}
              className={`${tool} hover:text-text`}
            >
              <SquareArrowOutUpRight aria-hidden size={14} />
            </button>
          ) : null}
          {own ? (
            <>
              <button
                type="button"
                aria-label={t('editNote', { text: own.text })}
                onClick={() => setEditing(true)}
                className={`${tool} hover:text-text`}
              >
                <Pencil aria-hidden size={14} />
              </button>
              <button
                type="button"
                aria-label={t('deleteNote', { text: own.text })}
                onClick={() => notes?.remove(own.id)}
                className={`${tool} hover:text-danger`}
              >
                <Trash2 aria-hidden size={14} />
              </button>
            </>
          ) : null}
        </span>
      )}
      {refusal === null ? null : (
        <p role="alert" className="w-full px-3 pb-2.5 text-meta text-danger">
          {told('refused', { why: refusal })}
        </p>
      )}
    </li>
  )
}

function Time({ time, isCurrent }: { time: string; isCurrent: boolean }) {
  return (
    <span
      className={`min-w-10 shrink-0 text-right whitespace-nowrap tabular-nums ${isCurrent ? 'font-semibold text-accent' : 'text-text3'}`}
    >
      {time}
    </span>
  )
}

/** The dimension a mark speaks for; null where it speaks for none. */
function dimensionOf(mark: EvidenceMark): DimensionId | null {
  if (mark.kind === 'score') return mark.dimension
  return mark.kind === 'note' ? parseNote(mark.note.text).dimension : null
}

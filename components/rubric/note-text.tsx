import { useTranslations } from 'next-intl'
import { parseNote } from '@/lib/rubric/note-line'

const signs = { strength: '+', next_step: '−' } as const

/** A note to read: its sign in a column of its own, the dimensions it names as chips. */
export function NoteText({ text }: { text: string }) {
  const t = useTranslations('notes')
  const { sign, parts } = parseNote(text)
  const shown = parts.filter(({ kind }) => kind !== 'sign')
  return (
    <>
      <span
        aria-label={sign ? t(sign) : undefined}
        className={`w-2.5 shrink-0 font-semibold ${sign === 'strength' ? 'text-ok' : 'text-over'}`}
      >
        {sign ? signs[sign] : null}
      </span>
      <span className="min-w-0 flex-1 whitespace-pre-wrap">
        {shown.map(({ kind, text: piece }, at) =>
          kind === 'dimension' ? (
            <span key={at} className="rounded-chip bg-sunken px-1 text-meta text-text2">
              {piece}
            </span>
          ) : (
            <span key={at}>{at === 0 ? piece.trimStart() : piece}</span>
          ),
        )}
      </span>
    </>
  )
}

import type { EvidenceMark } from '@/lib/replay/evidence'
import { parseNote } from '@/lib/rubric/note-line'

/** Each kind has a shape of its own, in a box of ten: told apart without their colours. */
const shapes: Readonly<Record<EvidenceMark['kind'], string>> = {
  stage: 'M2.5 1v8M2.5 1.5h6l-2 2 2 2h-6',
  note: 'M5 1.2a3.8 3.8 0 1 0 0 7.6a3.8 3.8 0 1 0 0-7.6Z',
  hint: 'M5 1.2 9 8.6H1Z',
  tick: 'M1.5 5.4 4 8 8.6 2.2',
  follow_up: 'M5 .8 9.2 5 5 9.2.8 5Z',
  score: 'M1.6 1.6h6.8v6.8H1.6Z',
  people: 'M5 1v8',
  hand: 'M5 9V1.4M2 4.4l3-3 3 3',
  paste: 'M1.2 1.2h5v5h-5ZM3.8 8.8h5v-5',
  session: 'M5 1.8a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 1 0 0-6.4Z',
}

const filled: ReadonlySet<EvidenceMark['kind']> = new Set(['note', 'hint', 'follow_up', 'score'])

/** The sign of a mark on the timeline, 10 px. It says nothing to a screen reader: what stands beside it does. */
export function MarkGlyph({ mark, size = 10 }: { mark: EvidenceMark; size?: number }) {
  const { kind } = mark
  const isFilled = filled.has(kind)
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 10 10"
      fill={isFilled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={isFilled ? 0 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${toneOf(mark)}`}
    >
      <path d={shapes[kind]} />
    </svg>
  )
}

/** Grey is the default: colour says what was good, what is to be done, and what was given to help. */
function toneOf(mark: EvidenceMark): string {
  if (mark.kind === 'hint' || mark.kind === 'follow_up') return 'text-accent'
  if (mark.kind === 'score') return 'text-text'
  if (mark.kind !== 'note') return 'text-text3'
  const { sign } = parseNote(mark.note.text)
  return sign === 'strength' ? 'text-ok' : sign === 'next_step' ? 'text-over' : 'text-text2'
}

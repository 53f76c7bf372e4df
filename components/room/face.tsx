import { Eye, Hand } from 'lucide-react'
import type { ParticipantState } from '@/lib/board/protocol'
import { initials } from '@/lib/initials'
import { personColor } from '@/lib/people-colors'

interface FaceProps {
  person: Pick<ParticipantState, 'name' | 'color' | 'hand'>
  own: boolean
  away?: boolean
  /** Looks at the view of whoever sits here. */
  follows?: boolean
}

/**
 * A disc in the person's colour, grey when away; one's own has a ring, and an eye marks who follows. The
 * initials are drawn as generated content: a picture of the person, not a part of the button's name.
 */
export function Face({ person, own, away = false, follows = false }: FaceProps) {
  return (
    <span aria-hidden className="relative flex shrink-0">
      <span
        data-initials={initials(person.name)}
        style={away ? undefined : { backgroundColor: personColor(person.color) }}
        className={`grid size-7 place-items-center rounded-full text-badge font-semibold before:content-[attr(data-initials)] ${away ? 'bg-sunken text-text2' : 'text-white'} ${own ? 'shadow-[0_0_0_2px_var(--surface),0_0_0_3.5px_var(--text2)]' : 'shadow-[0_0_0_2px_var(--surface)]'}`}
      />
      {person.hand ? (
        <span className="absolute -top-1.5 -right-1.5 grid size-4 place-items-center rounded-full bg-accent text-on-accent shadow-[0_0_0_1.5px_var(--surface)]">
          <Hand size={10} strokeWidth={2.5} />
        </span>
      ) : null}
      {follows ? (
        <span className="absolute -right-1 -bottom-1 grid size-4 place-items-center rounded-full bg-surface text-text shadow-[0_0_0_1px_var(--line)]">
          <Eye size={11} strokeWidth={2.25} />
        </span>
      ) : null}
    </span>
  )
}

import { useTranslations } from 'next-intl'
import type { RoomItem } from '@/lib/room-list'

/** How a room stands, in a word; under the heading of its section not once more what that says. */
export function RoomState({ room, isUnderHeading = false }: { room: RoomItem; isUnderHeading?: boolean }) {
  const t = useTranslations('sessions.states')
  const state = stateOf(room)
  if (isUnderHeading && state === 'open') return null
  return (
    <span
      className={`inline-flex shrink-0 items-center gap-1.5 rounded-full px-2 py-0.5 text-meta font-semibold ${state === 'live' ? 'bg-[color-mix(in_srgb,var(--ok)_12%,transparent)] text-ok' : 'bg-sunken text-text2'}`}
    >
      {state === 'live' ? <span aria-hidden className="size-1.5 rounded-full bg-ok" /> : null}
      {t(state)}
    </span>
  )
}

function stateOf({ phase, section, isLive }: RoomItem) {
  if (phase === 'ended' || phase === 'released') return phase
  if (isLive) return 'live'
  if (section === 'upcoming') return 'planned'
  return phase === 'lobby' ? 'waiting' : 'open'
}

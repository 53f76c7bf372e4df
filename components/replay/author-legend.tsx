'use client'

import { useTranslations } from 'next-intl'
import { usePlayer, usePlayerState } from '@/components/replay/player-context'
import { Face } from '@/components/room/face'

/**
 * Whose colour is whose. A press on a name leaves only what they had a hand in last: who cannot tell the colours apart
 * goes through them one by one.
 */
export function AuthorLegend({
  only,
  onOnly,
}: {
  /** The one that is shown alone, by participant id; null for all. */
  only: string | null
  onOnly: (only: string | null) => void
}) {
  const t = useTranslations('replay')
  const { head } = usePlayer()
  const isShown = usePlayerState((state) => state.showsAuthors)
  if (!isShown) return null
  return (
    <div
      role="group"
      aria-label={t('legend')}
      className="absolute top-3 left-3 z-10 flex max-h-[60%] max-w-52 flex-col overflow-y-auto rounded-card border border-line bg-surface p-1.5 shadow-float max-sm:top-15"
    >
      <p className="px-2 pb-1 text-meta text-text3">{t('legend')}</p>
      {head.people.map((person, index) =>
        (head.activity[index]?.length ?? 0) > 0 ? (
          <button
            key={person.id}
            type="button"
            aria-pressed={only === person.id}
            onClick={() => onOnly(only === person.id ? null : person.id)}
            className={`flex min-h-10 items-center gap-2.5 rounded-chip px-2 text-left hover:bg-sunken aria-pressed:bg-accent-soft ${only !== null && only !== person.id ? 'opacity-55' : ''}`}
          >
            <Face person={{ ...person, hand: null }} own={false} />
            <bdi className="truncate">{person.name}</bdi>
          </button>
        ) : null,
      )}
    </div>
  )
}

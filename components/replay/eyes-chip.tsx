'use client'

import { useTranslations } from 'next-intl'
import { X } from 'lucide-react'
import { usePlayer, usePlayerState } from '@/components/replay/player-context'
import { Button } from '@/components/ui/button'
import { isolated } from '@/components/ui/isolated'
import { Tooltip } from '@/components/ui/tooltip'
import { personColor } from '@/lib/people-colors'
import type { RecordedPerson } from '@/lib/replay/recording'

/** Through whose eyes it is looked at; null for one's own view. */
export function useEyes(): RecordedPerson | null {
  const { head } = usePlayer()
  const eyes = usePlayerState((state) => state.eyes)
  return head.people.find(({ id }) => id === eyes) ?? null
}

/** Whose view it is, while it is somebody's, and the way back to one's own. */
export function EyesChip() {
  const t = useTranslations('replay')
  const { player } = usePlayer()
  const person = useEyes()
  if (!person) return null
  return (
    <p className="pointer-events-auto flex h-10 max-w-full items-center gap-2 rounded-full border border-line bg-surface pr-1 pl-3.5 shadow-float">
      <span
        aria-hidden
        className="size-2 shrink-0 rounded-full"
        style={{ backgroundColor: personColor(person.color) }}
      />
      <span className="truncate">{t.rich('through', { name: person.name, b: isolated })}</span>
      <Tooltip label={t('ownEyes')}>
        <Button
          variant="ghost"
          size="icon"
          className="rounded-full"
          aria-label={t('ownEyes')}
          onClick={() => player.setEyes(null)}
        >
          <X aria-hidden size={16} />
        </Button>
      </Tooltip>
    </p>
  )
}

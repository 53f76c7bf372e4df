'use client'

import { Hand } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ParticipantState } from '@/lib/board/protocol'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { Button } from '@/components/ui/button'
import { isolated } from '@/components/ui/isolated'
import { lowerHand } from '@/components/guide/guide-requests'
import { useRequest } from '@/components/guide/use-request'

/** Whose hand is up, at the edge of the interviewers' board: seen, not heard, and gone when it is lowered. */
export function RaisedHands() {
  const { state } = useRoomScene()
  const raised = (state?.participants ?? []).filter(({ hand }) => hand !== null)
  return (
    <div
      role="status"
      className="pointer-events-none absolute top-3 right-15 z-270 flex max-w-[calc(100%-180px)] flex-col items-end gap-2 in-[main:has(.contents)]:right-72"
    >
      {raised.map((person) => (
        <RaisedHand key={person.id} person={person} />
      ))}
    </div>
  )
}

function RaisedHand({ person: { id, name, hand } }: { person: ParticipantState }) {
  const t = useTranslations('hands')
  const scene = useRoomScene()
  const { isBusy, run } = useRequest()
  if (!hand) return null
  return (
    <div className="pointer-events-auto flex h-10 max-w-full animate-panel items-center gap-2 rounded-card border border-line bg-surface pr-1 pl-3 shadow-float">
      <Hand aria-hidden size={16} className="shrink-0 text-accent" />
      <span className="truncate">{t.rich(`named.${hand.wants}`, { name, b: isolated })}</span>
      {mayDo(scene, 'hand.lower') ? (
        <Button
          variant="ghost"
          busy={isBusy}
          aria-label={t('lowerNamed', { name })}
          onClick={() => void run(() => lowerHand(scene.roomId, id))}
        >
          {t('lower')}
        </Button>
      ) : null}
    </div>
  )
}

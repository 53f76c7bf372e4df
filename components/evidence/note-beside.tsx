'use client'

import { useTranslations } from 'next-intl'
import type { MarkWords } from '@/components/evidence/mark-words'
import { usePlayerState } from '@/components/replay/player-context'
import { usePrivatePanels } from '@/components/room/private-panels'
import { useRoomKeys } from '@/components/room/use-room-keys'
import { NoteLine } from '@/components/rubric/note-line'
import { toast } from '@/components/ui/toast'

/** Goes on with what was begun: the caret stands behind it. */
function focusNote(): void {
  const field = document.querySelector<HTMLTextAreaElement>('[data-note-beside] textarea')
  field?.focus()
  field?.setSelectionRange(field.value.length, field.value.length)
}

/** The line for a note about the moment that the replay shows. */
export function NoteBeside({ words }: { words: MarkWords }) {
  const t = useTranslations('evidence')
  const time = usePlayerState(({ at }) => words.when(at))
  return (
    <div data-note-beside className="bg-private">
      <NoteLine placeholder={t('noteAt', { time })} />
    </div>
  )
}

/** `n` begins a note; whoever shares a screen has folded where it is written: a key must not show it to everybody. */
export function useNoteKey(mayNote: boolean): void {
  const t = useTranslations('sidebar')
  const { areOpen } = usePrivatePanels()
  useRoomKeys({ KeyN: () => (areOpen ? focusNote() : toast.done(t('foldedHint'))) }, mayNote)
}

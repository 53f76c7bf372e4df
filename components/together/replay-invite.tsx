'use client'

import { useTranslations } from 'next-intl'
import { useRoomScene } from '@/components/room/room-context'
import { useRoomReplay } from '@/components/together/room-replay-context'
import { Button } from '@/components/ui/button'
import { isolated } from '@/components/ui/isolated'
import { personColor } from '@/lib/people-colors'

/** That somebody shows the replay to everybody, quietly: whoever writes their self-rating is not torn from it. */
export function ReplayInvite() {
  const t = useTranslations('together')
  const { state } = useRoomScene()
  const { driver, isOpen, open } = useRoomReplay()
  const person = state?.participants.find(({ id }) => id === driver)
  const isInvited = person !== undefined && !isOpen
  return (
    <div
      className={
        isInvited
          ? 'pointer-events-none absolute inset-x-0 bottom-18 z-20 flex justify-center px-3'
          : undefined
      }
    >
      <div
        role="status"
        className={
          isInvited
            ? 'pointer-events-auto flex max-w-full animate-panel items-center gap-2.5 rounded-full border border-line bg-surface py-1.5 pr-1.5 pl-4 shadow-float'
            : undefined
        }
      >
        {isInvited ? (
          <>
            <span
              aria-hidden
              className="size-2 shrink-0 rounded-full"
              style={{ backgroundColor: personColor(person.color) }}
            />
            <p className="min-w-0 truncate text-ui">{t.rich('invite', { name: person.name, b: isolated })}</p>
            <Button variant="primary" className="h-9! rounded-full" onClick={open}>
              {t('inviteWatch')}
            </Button>
          </>
        ) : null}
      </div>
    </div>
  )
}

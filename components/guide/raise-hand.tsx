'use client'

import { CircleHelp, Hand as HandIcon, Lightbulb, Timer } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { hands } from '@/lib/interview/interview-state'
import { useRoomScene } from '@/components/room/room-context'
import { useRoomKeys } from '@/components/room/use-room-keys'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu'
import { Tooltip } from '@/components/ui/tooltip'
import { raiseHand } from '@/components/guide/guide-requests'
import { useRequest } from '@/components/guide/use-request'

const icons = { question: CircleHelp, hint: Lightbulb, minute: Timer }

/** A candidate's hand: Shift+R or the button, then what for. Once it is up, the same lowers it. */
export function RaiseHand() {
  const t = useTranslations('hands')
  const { roomId, state, viewer } = useRoomScene()
  const { run } = useRequest()
  const [isOpen, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const wants = state?.participants.find(({ id }) => id === viewer.participantId)?.hand?.wants ?? null
  const press = (open: boolean) => {
    if (wants) void run(() => raiseHand(roomId, null))
    else setOpen(open)
  }
  useRoomKeys({ 'Shift+KeyR': () => press(true) })
  const name = wants ? t(`up.${wants}`) : t('raise')
  return (
    <Menu modal={false} open={isOpen} onOpenChange={press}>
      <Tooltip label={t('tooltip', { name: wants ? t('lower') : t('raise') })}>
        <MenuTrigger
          ref={trigger}
          aria-label={wants ? t('upLower', { name }) : name}
          aria-keyshortcuts="Shift+R"
          className={`pointer-events-auto flex h-10 items-center gap-2 rounded-card border px-3 text-ui font-semibold shadow-float transition-colors duration-120 ${wants ? 'border-accent bg-accent-soft text-accent' : 'border-line bg-surface text-text2 hover:bg-sunken hover:text-text'}`}
        >
          <HandIcon aria-hidden size={16} />
          <span className={wants ? '' : 'max-sm:sr-only'}>{name}</span>
        </MenuTrigger>
      </Tooltip>
      <MenuContent
        sideOffset={8}
        aria-label={t('what')}
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          document.querySelector<HTMLElement>('#board .tl-container')?.focus({ preventScroll: true })
        }}
      >
        {hands.map((hand) => {
          const Icon = icons[hand]
          return (
            <MenuItem key={hand} onSelect={() => void run(() => raiseHand(roomId, hand))}>
              <Icon aria-hidden size={16} className="text-text2" />
              {t(`wants.${hand}`)}
            </MenuItem>
          )
        })}
      </MenuContent>
    </Menu>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Flag } from 'lucide-react'
import { EndQuestion } from '@/components/interview/end-question'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { MenuItem, MenuLine } from '@/components/ui/menu'
import { Popover, PopoverAnchor, PopoverContent } from '@/components/ui/popover'

/** "End for everyone" in the room's menu, for whoever leads a live interview. */
export function EndItem({ onAsk }: { onAsk: () => void }) {
  const t = useTranslations('ending')
  const scene = useRoomScene()
  if (!scene.interview || !mayDo(scene, 'interview.end')) return null
  return (
    <>
      <MenuLine />
      <MenuItem onSelect={onAsk}>
        <Flag aria-hidden size={16} className="text-text2" />
        {t('end', { kind: scene.kind })}
      </MenuItem>
    </>
  )
}

/** Asks at the menu's button whether to end, when that was chosen in the menu. */
export function EndPopover({
  open,
  onClose,
  children,
}: {
  open: boolean
  onClose: () => void
  /** The menu's button. */
  children: ReactNode
}) {
  const t = useTranslations('ending')
  const { kind } = useRoomScene()
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <PopoverAnchor asChild>{children}</PopoverAnchor>
      <PopoverContent aria-label={t('question', { kind })} className="w-80 p-4">
        <EndQuestion onDone={onClose} />
      </PopoverContent>
    </Popover>
  )
}

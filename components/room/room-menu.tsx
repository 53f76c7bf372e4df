'use client'

import { useTranslations } from 'next-intl'
import { Ellipsis, Eye, LogOut } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Menu, MenuContent, MenuItem, MenuLine, MenuTrigger } from '@/components/ui/menu'
import { LanguageChoice, ThemeChoice } from '@/components/site/preferences'

/** Everything of a room that is rarely needed. */
export function RoomMenu({ roomId, mayLook }: { roomId: string; mayLook: boolean }) {
  const t = useTranslations('menu')
  return (
    <Menu modal={false}>
      <MenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={t('button')}>
          <Ellipsis aria-hidden size={18} />
        </Button>
      </MenuTrigger>
      <MenuContent>
        <ThemeChoice />
        <MenuLine />
        <LanguageChoice />
        <MenuLine />
        {mayLook ? (
          <MenuItem asChild>
            <a href={`/rooms/${roomId}?look=candidate`}>
              <Eye aria-hidden size={16} className="text-text2" />
              {t('lookAsCandidate')}
            </a>
          </MenuItem>
        ) : null}
        <MenuItem asChild>
          <a href="/">
            <LogOut aria-hidden size={16} className="text-text2" />
            {t('leave')}
          </a>
        </MenuItem>
      </MenuContent>
    </Menu>
  )
}

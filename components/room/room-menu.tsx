'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ClipboardList, Ellipsis, Eye, History, LogOut, MonitorSmartphone } from 'lucide-react'
import { useAccount } from '@/components/account/account'
import { ReturnLinkDialog } from '@/components/account/return-link'
import { EndItem, EndPopover } from '@/components/interview/end-menu'
import { RunInterviewDialog } from '@/components/interview/run-interview-dialog'
import { RestorePanel } from '@/components/restore/restore-panel'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { Button } from '@/components/ui/button'
import { Menu, MenuContent, MenuItem, MenuLine, MenuTrigger } from '@/components/ui/menu'
import { LanguageChoice, ThemeChoice } from '@/components/site/preferences'

/** Everything of a room that is rarely needed. */
export function RoomMenu({ roomId, mayLook }: { roomId: string; mayLook: boolean }) {
  const t = useTranslations('menu')
  const setup = useTranslations('setup')
  const back = useTranslations('account.returnLink')
  const restore = useTranslations('restore')
  const scene = useRoomScene()
  // R5e: a pair room can become an interview here.
  const mayRunInterview = scene.kind === 'pair' && mayDo(scene, 'interview.set')
  const [isSettingUp, setIsSettingUp] = useState(false)
  const [isEnding, setIsEnding] = useState(false)
  // J8: whoever has an account signs in there. A guest who came in a moment ago is not known to the page yet.
  const isGuest = !useAccount().account?.email
  const [isReturning, setIsReturning] = useState(false)
  const mayRestore = mayDo(scene, 'board.restore')
  const [isLookingBack, setIsLookingBack] = useState(false)
  return (
    <>
      <Menu modal={false}>
        <EndPopover open={isEnding} onClose={() => setIsEnding(false)}>
          <MenuTrigger asChild>
            <Button variant="ghost" size="icon" aria-label={t('button')}>
              <Ellipsis aria-hidden size={18} />
            </Button>
          </MenuTrigger>
        </EndPopover>
        <MenuContent
          onCloseAutoFocus={(event) => {
            // The question, or the board's past, has the focus now.
            if (isEnding || isLookingBack) event.preventDefault()
          }}
        >
          <ThemeChoice />
          <MenuLine />
          <LanguageChoice />
          <MenuLine />
          {mayRunInterview ? (
            <MenuItem onSelect={() => setIsSettingUp(true)}>
              <ClipboardList aria-hidden size={16} className="text-text2" />
              {setup('runHere')}
            </MenuItem>
          ) : null}
          {mayRestore ? (
            <MenuItem onSelect={() => setIsLookingBack(true)}>
              <History aria-hidden size={16} className="text-text2" />
              {restore('menu')}
            </MenuItem>
          ) : null}
          {mayLook ? (
            <MenuItem asChild>
              <a href={`/rooms/${roomId}?look=candidate`}>
                <Eye aria-hidden size={16} className="text-text2" />
                {t('lookAsCandidate')}
              </a>
            </MenuItem>
          ) : null}
          {isGuest ? (
            <MenuItem onSelect={() => setIsReturning(true)}>
              <MonitorSmartphone aria-hidden size={16} className="text-text2" />
              {back('heading')}
            </MenuItem>
          ) : null}
          <MenuItem asChild>
            <a href="/">
              <LogOut aria-hidden size={16} className="text-text2" />
              {t('leave')}
            </a>
          </MenuItem>
          <EndItem onAsk={() => setIsEnding(true)} />
        </MenuContent>
      </Menu>
      {isGuest ? <ReturnLinkDialog open={isReturning} onOpenChange={setIsReturning} /> : null}
      {isLookingBack && mayRestore ? <RestorePanel onClose={() => setIsLookingBack(false)} /> : null}
      {mayRunInterview ? (
        <RunInterviewDialog roomId={roomId} open={isSettingUp} onOpenChange={setIsSettingUp} />
      ) : null}
    </>
  )
}

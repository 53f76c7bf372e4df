'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ClipboardList, Ellipsis, Eye, List, LogOut, Trash2 } from 'lucide-react'
import { EndItem, EndPopover } from '@/components/interview/end-menu'
import { RunInterviewDialog } from '@/components/interview/run-interview-dialog'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { DeleteDialog } from '@/components/sessions/delete-dialog'
import { Button } from '@/components/ui/button'
import { Menu, MenuContent, MenuItem, MenuLine, MenuTrigger } from '@/components/ui/menu'
import { LanguageChoice, ThemeChoice } from '@/components/site/preferences'

/** Everything of a room that is rarely needed. */
export function RoomMenu({ roomId, mayLook }: { roomId: string; mayLook: boolean }) {
  const t = useTranslations('menu')
  const sessions = useTranslations('sessions')
  const router = useRouter()
  const setup = useTranslations('setup')
  const scene = useRoomScene()
  const isSomebodyElseHere =
    scene.state?.participants.some(({ id, present }) => present && id !== scene.viewer.participantId) ?? false
  // R5e: a pair room can become an interview here.
  const mayRunInterview = scene.kind === 'pair' && mayDo(scene, 'interview.set')
  const [isSettingUp, setIsSettingUp] = useState(false)
  const [isEnding, setIsEnding] = useState(false)
  const [isDeleting, setIsDeleting] = useState(false)
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
            // The question has the focus now.
            if (isEnding || isDeleting) event.preventDefault()
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
          {mayLook ? (
            <MenuItem asChild>
              <a href={`/rooms/${roomId}?look=candidate`}>
                <Eye aria-hidden size={16} className="text-text2" />
                {t('lookAsCandidate')}
              </a>
            </MenuItem>
          ) : null}
          <MenuItem asChild>
            <a href="/rooms">
              <List aria-hidden size={16} className="text-text2" />
              {sessions('title')}
            </a>
          </MenuItem>
          <MenuItem asChild>
            <a href="/">
              <LogOut aria-hidden size={16} className="text-text2" />
              {t('leave')}
            </a>
          </MenuItem>
          <EndItem onAsk={() => setIsEnding(true)} />
          {scene.state && mayDo(scene, 'room.delete') ? (
            <MenuItem className="text-danger!" onSelect={() => setIsDeleting(true)}>
              <Trash2 aria-hidden size={16} />
              {sessions('deleteRoom')}
            </MenuItem>
          ) : null}
        </MenuContent>
      </Menu>
      {isDeleting ? (
        <DeleteDialog
          room={{ roomId, title: scene.state?.title ?? '', kind: scene.kind, isLive: isSomebodyElseHere }}
          onClose={() => setIsDeleting(false)}
          onChanged={() => router.push('/rooms')}
        />
      ) : null}
      {mayRunInterview ? (
        <RunInterviewDialog roomId={roomId} open={isSettingUp} onOpenChange={setIsSettingUp} />
      ) : null}
    </>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import {
  ClipboardList,
  Ellipsis,
  Eye,
  History,
  List,
  LogOut,
  MonitorSmartphone,
  Rewind,
  Trash2,
} from 'lucide-react'
import { useAccount } from '@/components/account/account'
import { ReturnLinkDialog } from '@/components/account/return-link'
import { EndItem, EndPopover } from '@/components/interview/end-menu'
import { RunInterviewDialog } from '@/components/interview/run-interview-dialog'
import { mayReplay } from '@/components/recording/may-replay'
import { RestorePanel } from '@/components/restore/restore-panel'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { DeleteDialog } from '@/components/sessions/delete-dialog'
import { useRoomReplay } from '@/components/together/room-replay-context'
import { Button } from '@/components/ui/button'
import { Menu, MenuContent, MenuItem, MenuLine, MenuTrigger } from '@/components/ui/menu'
import { LanguageChoice, ThemeChoice } from '@/components/site/preferences'

const lookBackKey = 'Shift B'

/** What the menu opens, one at a time. */
type Opened = 'setup' | 'past' | 'return' | 'end' | 'delete'

/** Everything of a room that is rarely needed. */
export function RoomMenu({ roomId, mayLook }: { roomId: string; mayLook: boolean }) {
  const t = useTranslations('menu')
  const sessions = useTranslations('sessions')
  const router = useRouter()
  const setup = useTranslations('setup')
  const back = useTranslations('account.returnLink')
  const restore = useTranslations('restore')
  const replay = useTranslations('replay')
  const scene = useRoomScene()
  const isSomebodyElseHere =
    scene.state?.participants.some(({ id, present }) => present && id !== scene.viewer.participantId) ?? false
  // R5e: a pair room can become an interview here.
  const mayRunInterview = scene.kind === 'pair' && mayDo(scene, 'interview.set')
  // J8: whoever has an account signs in there. A guest who came in a moment ago is not known to the page yet.
  const isGuest = !useAccount().account?.email
  const mayRestore = mayDo(scene, 'board.restore')
  const place = useRoomReplay()
  const [opened, setOpened] = useState<Opened | null>(null)
  const close = () => setOpened(null)
  return (
    <>
      <Menu modal={false}>
        <EndPopover open={opened === 'end'} onClose={close}>
          <MenuTrigger asChild>
            <Button variant="ghost" size="icon" aria-label={t('button')}>
              <Ellipsis aria-hidden size={18} />
            </Button>
          </MenuTrigger>
        </EndPopover>
        <MenuContent
          onCloseAutoFocus={(event) => {
            // What was opened has the focus now.
            if (opened !== null) event.preventDefault()
          }}
        >
          <ThemeChoice />
          <MenuLine />
          <LanguageChoice />
          <MenuLine />
          {mayRunInterview ? (
            <MenuItem onSelect={() => setOpened('setup')}>
              <ClipboardList aria-hidden size={16} className="text-text2" />
              {setup('runHere')}
            </MenuItem>
          ) : null}
          {scene.phase === 'live' ? (
            place.mayOpen && !place.isOpen ? (
              <MenuItem aria-keyshortcuts="Shift+B" onSelect={place.open}>
                <Rewind aria-hidden size={16} className="text-text2" />
                <span className="grow">{replay('lookBack')}</span>
                <kbd aria-hidden className="font-sans text-meta text-text3">
                  {lookBackKey}
                </kbd>
              </MenuItem>
            ) : null
          ) : scene.state && mayReplay(scene) ? (
            <MenuItem asChild>
              <a href={`/rooms/${roomId}/replay`}>
                <Rewind aria-hidden size={16} className="text-text2" />
                {replay('watch')}
              </a>
            </MenuItem>
          ) : null}
          {mayRestore ? (
            <MenuItem onSelect={() => setOpened('past')}>
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
            <MenuItem onSelect={() => setOpened('return')}>
              <MonitorSmartphone aria-hidden size={16} className="text-text2" />
              {back('heading')}
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
          <EndItem onAsk={() => setOpened('end')} />
          {scene.state && mayDo(scene, 'room.delete') ? (
            <MenuItem className="text-danger!" onSelect={() => setOpened('delete')}>
              <Trash2 aria-hidden size={16} />
              {sessions('deleteRoom')}
            </MenuItem>
          ) : null}
        </MenuContent>
      </Menu>
      {isGuest ? <ReturnLinkDialog open={opened === 'return'} onOpenChange={close} /> : null}
      {opened === 'past' && mayRestore ? <RestorePanel onClose={close} /> : null}
      {opened === 'delete' ? (
        <DeleteDialog
          room={{ roomId, title: scene.state?.title ?? '', kind: scene.kind, isLive: isSomebodyElseHere }}
          onClose={close}
          onChanged={() => router.push('/rooms')}
        />
      ) : null}
      {mayRunInterview ? (
        <RunInterviewDialog roomId={roomId} open={opened === 'setup'} onOpenChange={close} />
      ) : null}
    </>
  )
}

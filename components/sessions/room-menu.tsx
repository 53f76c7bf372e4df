'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ComponentType, useRef, useState } from 'react'
import {
  Archive,
  ArchiveRestore,
  CalendarPlus,
  Columns2,
  Copy,
  DoorOpen,
  Download,
  Ellipsis,
  FileText,
  History,
  Link2,
  MessageSquareText,
  PencilLine,
  Trash2,
  Users,
} from 'lucide-react'
import { type Action, can } from '@/lib/permissions'
import type { KeepChoice } from '@/lib/room-keeping'
import type { RoomItem } from '@/lib/room-list'
import { useAccount } from '@/components/account/account'
import { RequestRefused } from '@/components/room/request'
import { CalendarDialog, LinksDialog } from '@/components/sessions/link-dialogs'
import { DeleteDialog } from '@/components/sessions/delete-dialog'
import { PeopleDialog } from '@/components/sessions/people-dialog'
import { RenameDialog } from '@/components/sessions/rename-dialog'
import { archiveRoom, duplicateRoom, keepRoom } from '@/components/sessions/session-requests'
import { useDownload } from '@/components/session-file/use-download'
import { Button } from '@/components/ui/button'
import { Menu, MenuChoice, MenuContent, MenuItem, MenuLine, MenuTrigger } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'

type Open = 'rename' | 'links' | 'people' | 'calendar' | 'delete'

/** A dialog about one room. */
export interface RoomDialogProps {
  room: RoomItem
  onClose: () => void
  /** The list is another one now. */
  onChanged: () => void
}

const dialogs: Record<Open, ComponentType<RoomDialogProps>> = {
  rename: RenameDialog,
  links: LinksDialog,
  people: PeopleDialog,
  calendar: CalendarDialog,
  delete: DeleteDialog,
}

/** What can be done with a room without going in. Only what this person may do is offered; the server judges again (R2). */
export function RoomMenu({ room, onChanged }: { room: RoomItem; onChanged: () => void }) {
  const t = useTranslations('sessions')
  const replay = useTranslations('replay')
  const file = useTranslations('file')
  const { isBusy: isDownloading, download } = useDownload()
  const router = useRouter()
  const { hosting } = useAccount()
  const [opened, setOpened] = useState<Open | null>(null)
  const [isCopying, setIsCopying] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { roomId, title, role, phase, isHost, isArchived, scheduledAt } = room
  const may = (action: Action) => can(role, phase, action, { isHost })
  const Dialog = opened && dialogs[opened]

  async function act(work: () => Promise<unknown>) {
    try {
      await work()
      onChanged()
    } catch (failure) {
      if (!(failure instanceof RequestRefused)) throw failure
      toast.failed(failure.message || t('actionFailed'))
      onChanged()
    }
  }

  const archive = (away: boolean) =>
    act(async () => {
      await archiveRoom(roomId, away)
      if (!away) return toast.done(t('unarchived', { title }))
      toast.offer(t('archived', { title }), { label: t('undo'), onSelect: () => void archive(false) })
    })
  const duplicate = () =>
    act(async () => {
      setIsCopying(true)
      const copy = await duplicateRoom(roomId).finally(() => setIsCopying(false))
      toast.offer(t('duplicated', { title: copy.title }), {
        label: t('openCopy'),
        onSelect: () => router.push(`/rooms/${copy.roomId}`),
      })
    })
  const keep = (choice: KeepChoice) =>
    act(async () => {
      await keepRoom(roomId, choice)
      toast.done(t('kept'))
    })

  return (
    <>
      <Menu modal={false}>
        <MenuTrigger asChild>
          <Button
            ref={button}
            busy={isCopying || isDownloading}
            data-room-menu={roomId}
            variant="ghost"
            size="icon"
            aria-label={t('menuNamed', { title })}
            className="relative z-10"
          >
            {isCopying || isDownloading ? null : <Ellipsis aria-hidden size={18} />}
          </Button>
        </MenuTrigger>
        <MenuContent
          sideOffset={4}
          onCloseAutoFocus={(event) => {
            // The dialog has the focus now.
            if (opened) event.preventDefault()
          }}
        >
          <Item icon={DoorOpen} label={t('open')} onSelect={() => router.push(`/rooms/${roomId}`)} />
          {room.section === 'past' && may('recording.read') ? (
            <Item
              icon={History}
              label={replay('watch')}
              onSelect={() => router.push(`/rooms/${roomId}/replay`)}
            />
          ) : null}
          {room.section === 'past' && may('report.read') ? (
            <>
              {room.feedback === null ? null : (
                <Item
                  icon={MessageSquareText}
                  label={t('feedback')}
                  onSelect={() => router.push(`/rooms/${roomId}/feedback`)}
                />
              )}
              <Item
                icon={FileText}
                label={t('report')}
                onSelect={() => router.push(`/rooms/${roomId}/report`)}
              />
              <Item
                icon={Columns2}
                label={t('compare')}
                onSelect={() => router.push(`/compare?a=${roomId}`)}
              />
            </>
          ) : null}
          {may('recording.export') ? (
            <Item
              icon={Download}
              label={file('download')}
              disabled={isDownloading}
              onSelect={() => void download(room)}
            />
          ) : null}
          {may('room.rename') ? (
            <Item icon={PencilLine} label={t('rename')} onSelect={() => setOpened('rename')} />
          ) : null}
          {may('links.manage') ? (
            <Item icon={Link2} label={t('links')} onSelect={() => setOpened('links')} />
          ) : null}
          <Item icon={Users} label={t('people')} onSelect={() => setOpened('people')} />
          {scheduledAt !== null && may('links.manage') ? (
            <Item icon={CalendarPlus} label={t('calendar')} onSelect={() => setOpened('calendar')} />
          ) : null}
          {may('room.duplicate') && hosting === 'may' ? (
            <Item
              icon={Copy}
              // What one candidate drew is not for the next one to see.
              label={t(room.kind === 'interview' ? 'duplicateSetup' : 'duplicate')}
              disabled={isCopying}
              onSelect={() => void duplicate()}
            />
          ) : null}
          <Item
            icon={isArchived ? ArchiveRestore : Archive}
            label={t(isArchived ? 'unarchive' : 'archive')}
            onSelect={() => void archive(!isArchived)}
          />
          {may('room.delete') ? (
            <>
              <MenuLine />
              <Keep room={room} onChoose={(choice) => void keep(choice)} />
              <MenuItem className="text-danger!" onSelect={() => setOpened('delete')}>
                <Trash2 aria-hidden size={16} />
                {t('delete')}
              </MenuItem>
            </>
          ) : null}
        </MenuContent>
      </Menu>
      {Dialog ? (
        <Dialog
          room={room}
          onChanged={onChanged}
          onClose={() => {
            setOpened(null)
            requestAnimationFrame(() => button.current?.focus())
          }}
        />
      ) : null}
    </>
  )
}

/** How long the room is kept, and how else it may be; nothing where all rooms are kept for ever. */
function Keep({ room, onChoose }: { room: RoomItem; onChoose: (choice: KeepChoice) => void }) {
  const t = useTranslations('sessions')
  const { keepDays, usualDays } = room
  if (keepDays === null && usualDays === null) return null
  // The days of when it was made; the instance may keep rooms otherwise by now.
  const isOwn = keepDays !== null && keepDays !== usualDays
  return (
    <MenuChoice<KeepChoice | 'own'>
      label={t('keep')}
      value={keepDays === null ? 'ever' : isOwn ? 'own' : 'usual'}
      options={[
        { value: 'ever', label: t('keepEver') },
        ...(isOwn ? [{ value: 'own' as const, label: t('keepUsual', { days: keepDays }) }] : []),
        ...(usualDays === null
          ? []
          : [{ value: 'usual' as const, label: t('keepUsual', { days: usualDays }) }]),
      ]}
      onChoose={(choice) => {
        if (choice !== 'own') onChoose(choice)
      }}
    />
  )
}

function Item({
  icon: Icon,
  label,
  disabled = false,
  onSelect,
}: {
  icon: typeof DoorOpen
  label: string
  disabled?: boolean
  onSelect: () => void
}) {
  return (
    <MenuItem disabled={disabled} onSelect={onSelect}>
      <Icon aria-hidden size={16} className="text-text2" />
      {label}
    </MenuItem>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import useSWR from 'swr'
import type { InviteView } from '@/lib/room-view'
import { MailInvite } from '@/components/room/mail-invite'
import { RoleIcon } from '@/components/room/role-icon'
import { listInvites } from '@/components/room/room-requests'
import { Button } from '@/components/ui/button'
import { LinkField } from '@/components/ui/link-field'

/** The three links, ready to be sent (J1). What else can be done with them is under Share. */
export function LobbyLinks({ roomId }: { roomId: string }) {
  const t = useTranslations('lobby')
  const { data, error, mutate } = useSWR(`/api/rooms/${roomId}/invites`, () => listInvites(roomId))
  if (error !== undefined && data === undefined) {
    return (
      <div role="alert" className="flex items-center gap-2">
        <p className="text-text2">{t('linksFailed')}</p>
        <Button variant="ghost" onClick={() => void mutate()}>
          {t('retry')}
        </Button>
      </div>
    )
  }
  return (
    <ul className="flex min-h-30 flex-col gap-2">
      {/* The candidate's first: it is the one that is sent. */}
      {(['candidate', 'interviewer', 'observer'] as const).map((role) => {
        const invite = data?.find((one) => one.role === role)
        return invite ? <LinkRow key={role} roomId={roomId} invite={invite} /> : null
      })}
    </ul>
  )
}

function LinkRow({ roomId, invite }: { roomId: string; invite: InviteView }) {
  const t = useTranslations('lobby')
  const roles = useTranslations('roles')
  const role = roles(invite.role)

  return (
    <li className="flex flex-col gap-1">
      <div className="flex items-center gap-2">
        <RoleIcon role={invite.role} className="text-text2" />
        <span className="w-20 shrink-0 truncate font-semibold">{role}</span>
        {invite.revokedAt === null ? (
          <LinkField
            isSmall
            url={invite.url}
            label={t('linkNamed', { role })}
            copy={t('copy')}
            copied={t('copied')}
            copyNamed={t('copyNamed', { role })}
            copiedNamed={t('copiedNamed', { role })}
            refused={t('copyFailed')}
          />
        ) : (
          <span className="text-meta text-over">{t('linkOff')}</span>
        )}
      </div>
      {invite.revokedAt === null && invite.canMail ? <MailInvite roomId={roomId} invite={invite} /> : null}
    </li>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import useSWR from 'swr'
import { Check, Copy } from 'lucide-react'
import type { InviteView } from '@/lib/room-view'
import { copyText } from '@/components/room/copy-text'
import { MailInvite } from '@/components/room/mail-invite'
import { RoleIcon } from '@/components/room/role-icon'
import { listInvites } from '@/components/room/room-requests'
import { Button } from '@/components/ui/button'

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
  const [copied, setCopied] = useState<'yes' | 'refused' | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const role = roles(invite.role)

  async function copy() {
    const done = field.current !== null && (await copyText(invite.url, field.current))
    setCopied(done ? 'yes' : 'refused')
    if (done) setTimeout(() => setCopied(null), 2500)
  }

  return (
    <li className="flex flex-col gap-1">
      <div className="flex items-center gap-2">
        <RoleIcon role={invite.role} className="text-text2" />
        <span className="w-20 shrink-0 truncate font-semibold">{role}</span>
        {invite.revokedAt === null ? (
          <>
            <input
              ref={field}
              readOnly
              value={invite.url}
              aria-label={t('linkNamed', { role })}
              className="h-8 min-w-0 grow truncate rounded-control border border-line bg-sunken px-2 text-meta text-text2"
              onFocus={(event) => event.currentTarget.select()}
            />
            <Button
              size="icon"
              aria-label={t(copied === 'yes' ? 'copiedNamed' : 'copyNamed', { role })}
              onClick={() => void copy()}
            >
              {copied === 'yes' ? (
                <Check aria-hidden size={16} className="text-ok" />
              ) : (
                <Copy aria-hidden size={16} />
              )}
            </Button>
          </>
        ) : (
          <span className="text-meta text-over">{t('linkOff')}</span>
        )}
      </div>
      {invite.revokedAt === null && invite.canMail ? <MailInvite roomId={roomId} invite={invite} /> : null}
      <p role="status" className={copied === 'refused' ? 'text-meta text-over' : 'sr-only'}>
        {copied === 'refused' ? t('copyFailed') : copied === 'yes' ? t('copiedNamed', { role }) : ''}
      </p>
    </li>
  )
}

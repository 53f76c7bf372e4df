'use client'

import { useLocale, useNow, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { InviteView } from '@/lib/room-view'
import { Button } from '@/components/ui/button'
import { MailInvite } from '@/components/room/mail-invite'
import { RoleIcon } from '@/components/room/role-icon'
import { RequestRefused } from '@/components/room/request'
import { changeInvite } from '@/components/room/room-requests'
import { LinkField } from '@/components/ui/link-field'

type Act = 'renew' | 'revoke'

const meanings = {
  interviewer: 'canInterviewer',
  candidate: 'canCandidate',
  observer: 'canObserver',
} as const

/** One link: what its role may do, the link itself, how long it lives, and the two ways to end it. */
export function ShareLink({
  roomId,
  invite,
  onChanged,
  say,
}: {
  roomId: string
  invite: InviteView
  onChanged: (invites: InviteView[]) => void
  say: (spoken: string) => void
}) {
  const t = useTranslations('share')
  const roles = useTranslations('roles')
  const locale = useLocale()
  const now = useNow()
  const [asking, setAsking] = useState<Act | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const renewButton = useRef<HTMLButtonElement>(null)

  const role = roles(invite.role)
  const expiresAt = new Date(invite.expiresAt)
  const state =
    invite.revokedAt !== null
      ? 'revoked'
      : expiresAt <= now
        ? 'expired'
        : invite.uses >= invite.maxUses
          ? 'usedUp'
          : 'works'
  const until = new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
  }).format(expiresAt)

  function settle() {
    setAsking(null)
    // The buttons of the question are gone; the keyboard goes on from the row.
    requestAnimationFrame(() => renewButton.current?.focus())
  }

  async function act(action: Act) {
    setBusy(true)
    setError(null)
    try {
      onChanged(await changeInvite(roomId, invite.id, action))
      say(t(action === 'renew' ? 'renewedNamed' : 'revokedNamed', { role }))
      settle()
    } catch (failure) {
      if (!(failure instanceof RequestRefused)) throw failure
      setError(failure.message || t('actionFailed'))
    } finally {
      setBusy(false)
    }
  }

  return (
    <li className="flex flex-col gap-2.5 border-b border-line p-4 last:border-b-0">
      <div className="flex items-start gap-2.5">
        <RoleIcon role={invite.role} className="mt-px text-text2" />
        <div>
          <h3 className="font-semibold">{role}</h3>
          <p className="text-meta text-text2">{t(meanings[invite.role])}</p>
        </div>
      </div>
      {state === 'works' ? (
        <LinkField
          url={invite.url}
          label={t('linkNamed', { role })}
          copy={t('copy')}
          copied={t('copied')}
          copyNamed={t('copyNamed', { role })}
          copiedNamed={t('copiedNamed', { role })}
          refused={t('copyFailed')}
        />
      ) : null}
      {state === 'works' && invite.canMail ? <MailInvite roomId={roomId} invite={invite} /> : null}
      {asking === null ? (
        <div className="flex items-center justify-between gap-3">
          <p className="min-w-0 text-meta text-text2">
            {state === 'works' ? (
              t('expires', { when: until })
            ) : (
              <b className="font-semibold text-over">{t(state)}</b>
            )}
            <span className="block text-text3">{t('uses', { uses: invite.uses })}</span>
          </p>
          <div className="flex shrink-0 gap-1">
            <Button
              ref={renewButton}
              variant={state === 'works' ? 'ghost' : 'secondary'}
              aria-label={t('renewNamed', { role })}
              onClick={() => (state === 'works' ? setAsking('renew') : void act('renew'))}
              busy={busy}
            >
              {t('renew')}
            </Button>
            {state === 'revoked' ? null : (
              <Button
                variant="ghost"
                aria-label={t('revokeNamed', { role })}
                onClick={() => setAsking('revoke')}
              >
                {t('revoke')}
              </Button>
            )}
          </div>
        </div>
      ) : (
        <div
          role="group"
          aria-label={t(asking === 'renew' ? 'renewNamed' : 'revokeNamed', { role })}
          className="flex flex-col gap-3 rounded-control bg-sunken p-3"
        >
          <p>{t(asking === 'renew' ? 'confirmRenew' : 'confirmRevoke')}</p>
          <div className="flex flex-wrap gap-2">
            <Button
              autoFocus
              variant={asking === 'renew' ? 'primary' : 'danger'}
              busy={busy}
              onClick={() => void act(asking)}
            >
              {t(asking === 'renew' ? 'yesRenew' : 'yesRevoke')}
            </Button>
            <Button onClick={settle}>{t('cancel')}</Button>
          </div>
        </div>
      )}
      {error === null ? null : (
        <p role="alert" className="text-meta text-danger">
          {error}
        </p>
      )}
    </li>
  )
}

'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { Clock, Link2Off, LoaderCircle, Users, WifiOff } from 'lucide-react'
import type { LinkLook } from '@/lib/room-view'
import { Button } from '@/components/ui/button'
import { MessageCard } from '@/components/site/message-page'
import { dropLink, holdLink } from '@/components/room/held-link'
import { JoinForm } from '@/components/room/join-form'
import { RequestRefused } from '@/components/room/request'
import { lookAtLink } from '@/components/room/room-requests'

type Stage =
  | { at: 'reading' }
  | { at: 'noLink' }
  | { at: 'ready'; token: string; look: LinkLook }
  | { at: 'otherRole'; look: LinkLook; joined: NonNullable<LinkLook['joined']> }
  | { at: 'entering' }
  | { at: 'refused'; why: Refusal }
  | { at: 'failed'; message: string }
  | { at: 'offline' }

/** The refusals that have a page of their own (J5). */
const refusals = {
  link_unknown: 'unknown',
  link_expired: 'expired',
  link_revoked: 'revoked',
  link_used_up: 'usedUp',
  room_ended: 'ended',
} as const
type Refusal = (typeof refusals)[keyof typeof refusals]

/** From an opened link to the room: reads the link, says what it is, asks for a name (J1, J2, J5, J7). */
export function JoinPanel() {
  const router = useRouter()
  const [stage, setStage] = useState<Stage>({ at: 'reading' })

  const read = useCallback(
    async ({ isQuiet = false } = {}) => {
      const token = holdLink()
      if (token === null) return setStage({ at: 'noLink' })
      // What stands there, with a name typed in it, is only said anew.
      if (!isQuiet) setStage({ at: 'reading' })
      try {
        const look = await lookAtLink(token)
        const { joined } = look
        if (joined === null) return setStage({ at: 'ready', token, look })
        if (joined.role !== look.role) return setStage({ at: 'otherRole', look, joined })
        dropLink()
        setStage({ at: 'entering' })
        router.replace(`/rooms/${joined.roomId}`)
      } catch (error) {
        if (!(error instanceof RequestRefused)) throw error
        setStage(afterRefusal(error))
      }
    },
    [router],
  )

  useEffect(() => {
    // The first read waits a turn, so that React's double mount in development asks once.
    const first = setTimeout(() => void read(), 0)
    const again = () => void read()
    const pasted = () => {
      if (window.location.hash.length > 1) again()
    }
    window.addEventListener('hashchange', pasted)
    return () => {
      clearTimeout(first)
      window.removeEventListener('hashchange', pasted)
    }
  }, [read])

  useEffect(() => {
    if (stage.at !== 'offline') return
    const again = () => void read()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [stage.at, read])

  return (
    <div aria-live="polite" className="contents">
      <StageCard
        stage={stage}
        onRetry={() => void read()}
        onRefused={(error) => {
          if (error.code === 'other_role') void read()
          else if (error.code === 'recording_longer') void read({ isQuiet: true })
          else setStage(afterRefusal(error))
        }}
      />
    </div>
  )
}

function afterRefusal(error: RequestRefused): Stage {
  if (error.code in refusals) {
    dropLink()
    return { at: 'refused', why: refusals[error.code as keyof typeof refusals] }
  }
  // A link that does not even look like one: for its owner the same as an unknown one.
  if (error.code === 'invalid' || error.code === 'not_found') {
    dropLink()
    return { at: 'refused', why: 'unknown' }
  }
  if (error.code === 'unreachable' && !navigator.onLine) return { at: 'offline' }
  return { at: 'failed', message: error.message }
}

function StageCard({
  stage,
  onRetry,
  onRefused,
}: {
  stage: Stage
  onRetry: () => void
  onRefused: (error: RequestRefused) => void
}) {
  const t = useTranslations('join')
  const retry = (
    <Button variant="primary" size="large" onClick={onRetry}>
      {t('retry')}
    </Button>
  )
  switch (stage.at) {
    case 'reading':
      return <Waiting>{t('reading')}</Waiting>
    case 'entering':
      return <Waiting>{t('entering')}</Waiting>
    case 'ready':
      return (
        <JoinForm
          key={stage.token}
          token={stage.token}
          look={stage.look}
          onJoined={() => dropLink()}
          onRefused={onRefused}
        />
      )
    case 'otherRole':
      return <OtherRole look={stage.look} joined={stage.joined} />
    case 'noLink':
      return (
        <MessageCard icon={<Link2Off {...icon} />} heading={t('noLinkHeading')} actions={<StartOwn />}>
          <p>{t('noLinkBody')}</p>
        </MessageCard>
      )
    case 'refused':
      return (
        <MessageCard
          icon={
            stage.why === 'expired' || stage.why === 'ended' ? (
              <Clock {...icon} />
            ) : stage.why === 'usedUp' ? (
              <Users {...icon} />
            ) : (
              <Link2Off {...icon} />
            )
          }
          heading={t(`${stage.why}Heading`)}
          actions={<StartOwn />}
        >
          <p>{t(`${stage.why}Body`)}</p>
        </MessageCard>
      )
    case 'offline':
      return (
        <MessageCard icon={<WifiOff {...icon} />} heading={t('offlineHeading')} actions={retry}>
          <p>{t('offlineBody')}</p>
        </MessageCard>
      )
    case 'failed':
      return (
        <MessageCard icon={<WifiOff {...icon} />} heading={t('failedHeading')} actions={retry}>
          <p>{stage.message || t('failedBody')}</p>
        </MessageCard>
      )
  }
}

const icon = { 'aria-hidden': true, size: 28, strokeWidth: 1.6 } as const

function Waiting({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="flex items-center gap-2.5 text-label text-text2">
      <LoaderCircle aria-hidden size={18} className="animate-spin" />
      {children}
    </p>
  )
}

function StartOwn() {
  const t = useTranslations('join')
  return (
    <Button asChild size="large">
      <Link href="/">{t('startOwn')}</Link>
    </Button>
  )
}

/** One browser has one role in a room (J7): says so, and offers what is possible instead. */
function OtherRole({ look, joined }: { look: LinkLook; joined: NonNullable<LinkLook['joined']> }) {
  const t = useTranslations('join')
  const mayLook = joined.role === 'interviewer' && look.role === 'candidate'
  const words = { title: look.title, mine: joined.role, theirs: look.role }
  return (
    <MessageCard
      icon={<Users {...icon} />}
      heading={t('otherRoleHeading', words)}
      actions={
        <>
          <Button asChild variant="primary" size="large">
            <Link href={`/rooms/${joined.roomId}`} replace onClick={() => dropLink()}>
              {t('backToRoom')}
            </Link>
          </Button>
          {mayLook ? (
            <Button asChild size="large">
              <Link href={`/rooms/${joined.roomId}?look=candidate`} replace onClick={() => dropLink()}>
                {t('lookAsCandidate')}
              </Link>
            </Button>
          ) : null}
        </>
      }
    >
      <p>{t('otherRoleBody', words)}</p>
      <p>{mayLook ? t('otherRoleLookHint') : t('otherRolePrivateHint', words)}</p>
    </MessageCard>
  )
}

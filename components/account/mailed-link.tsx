'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { DoorClosed, Link2Off, WifiOff } from 'lucide-react'
import type { LinkPage } from '@/lib/join-link'
import { DeadEnd } from '@/components/account/dead-end'
import { WaitingLine } from '@/components/account/waiting-line'
import { dropLink, holdLink } from '@/components/room/held-link'
import { RequestRefused } from '@/components/room/request'
import { MessageCard } from '@/components/site/message-page'
import { Button } from '@/components/ui/button'

type Stage<Look> =
  | { at: 'reading' }
  | { at: 'missing' }
  | { at: 'bad' }
  /** The link is good, but nobody makes an account just so. */
  | { at: 'shut'; why: 'invitation' | 'closed' }
  | { at: 'failed'; message: string }
  | { at: 'ready'; token: string; look: Look }

/**
 * A link with a secret, from opening it to what it is for: nothing is done by opening it alone, since mail scanners and
 * previews open links, too. `children` shows what a press of its button does, and says when the secret is used, or turned
 * out to be worthless by then.
 */
export function OpenedLink<Look>({
  page,
  look,
  bad,
  children,
}: {
  page: LinkPage
  look: (token: string) => Promise<Look>
  /** What is said of a link that is worth nothing. */
  bad: { heading: string; body: string }
  children: (ready: { token: string; look: Look; onUsed: () => void; onBad: () => void }) => ReactNode
}) {
  const t = useTranslations('signIn')
  const [stage, setStage] = useState<Stage<Look>>({ at: 'reading' })

  const read = useCallback(async () => {
    const token = holdLink(page)
    if (token === null) return setStage({ at: 'missing' })
    setStage({ at: 'reading' })
    try {
      setStage({ at: 'ready', token, look: await look(token) })
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      if (error.code === 'unreachable' || error.code === 'unavailable' || error.code === 'too_many')
        return setStage({ at: 'failed', message: error.message })
      if (error.code === 'invitation_needed') return setStage({ at: 'shut', why: 'invitation' })
      if (error.code === 'sign_up_closed') return setStage({ at: 'shut', why: 'closed' })
      dropLink(page)
      setStage({ at: 'bad' })
    }
  }, [page, look])

  useEffect(() => {
    // A turn later, so that React's double mount in development asks once.
    const first = setTimeout(() => void read(), 0)
    const pasted = () => {
      if (window.location.hash.length > 1) void read()
    }
    window.addEventListener('hashchange', pasted)
    return () => {
      clearTimeout(first)
      window.removeEventListener('hashchange', pasted)
    }
  }, [read])

  const give = useCallback(() => dropLink(page), [page])
  const refuse = useCallback(() => {
    dropLink(page)
    setStage({ at: 'bad' })
  }, [page])

  switch (stage.at) {
    case 'reading':
      return <WaitingLine />
    case 'ready':
      return children({ token: stage.token, look: stage.look, onUsed: give, onBad: refuse })
    case 'missing':
      return <DeadEnd icon={Link2Off} heading={t('bad.missingHeading')} body={t('bad.missingBody')} />
    case 'bad':
      return <DeadEnd icon={Link2Off} {...bad} />
    case 'shut':
      return (
        <DeadEnd icon={DoorClosed} heading={t(`up.${stage.why}Heading`)} body={t(`up.${stage.why}Body`)} />
      )
    case 'failed':
      return (
        <MessageCard
          icon={<WifiOff aria-hidden size={28} strokeWidth={1.6} />}
          heading={t('waiting')}
          actions={
            <Button variant="primary" size="large" onClick={() => void read()}>
              {t('retry')}
            </Button>
          }
        >
          <p role="alert">{stage.message || t('unreachable')}</p>
        </MessageCard>
      )
  }
}

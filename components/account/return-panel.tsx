'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { homePath } from '@/lib/account/next-path'
import { comeBack, lookAtReturn, type ReturnLook } from '@/components/account/account-requests'
import { OpenedLink } from '@/components/account/mailed-link'
import { leaveFor } from '@/components/account/use-account-form'
import { FormError } from '@/components/room/form-error'
import { RequestRefused } from '@/components/room/request'
import { MessageCard } from '@/components/site/message-page'
import { Button } from '@/components/ui/button'

/** The page behind a guest's return link (J8). */
export function ReturnPanel() {
  const t = useTranslations('signIn.return')
  return (
    <OpenedLink page="/return" look={lookAtReturn} bad={{ heading: t('badHeading'), body: t('badBody') }}>
      {(ready) => <ReturnCard {...ready} />}
    </OpenedLink>
  )
}

function ReturnCard({
  token,
  look: { name, rooms, here },
  onUsed,
  onBad,
}: {
  token: string
  look: ReturnLook
  onUsed: () => void
  onBad: () => void
}) {
  const t = useTranslations('signIn.return')
  const words = useTranslations('signIn')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const isAccount = here?.is === 'account'

  async function go() {
    setBusy(true)
    setError(undefined)
    try {
      await comeBack(token, isAccount)
      onUsed()
      leaveFor(homePath)
    } catch (failure) {
      if (!(failure instanceof RequestRefused)) throw failure
      if (failure.code.startsWith('link_')) return onBad()
      setError(failure.message || words('unreachable'))
      setBusy(false)
    }
  }

  return (
    <MessageCard
      heading={t('heading', { name })}
      actions={
        <Button variant="primary" size="large" busy={busy} autoFocus onClick={() => void go()}>
          {isAccount ? t('add') : t('submit')}
        </Button>
      }
    >
      <p>{t('lead', { rooms })}</p>
      {isAccount ? <p>{t('account', { here: here.name, name })}</p> : null}
      {here?.is === 'guest' ? <p>{t('otherGuest', { here: here.name, name })}</p> : null}
      {here?.is === 'self' ? <p>{t('self')}</p> : null}
      <FormError message={error} />
    </MessageCard>
  )
}

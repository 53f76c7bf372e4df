'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { DoorClosed, MailQuestion } from 'lucide-react'
import type { SignUpMode } from '@/lib/account/instance'
import type { WaysIn } from '@/lib/account/ways-in'
import { useAccount } from '@/components/account/account'
import { lookAtInvitation, signUp } from '@/components/account/account-requests'
import { DeadEnd } from '@/components/account/dead-end'
import { EmailField } from '@/components/account/email-field'
import { MailSent } from '@/components/account/mail-sent'
import { PasswordField } from '@/components/account/password-field'
import { ProviderButtons } from '@/components/account/provider-buttons'
import { withNext } from '@/components/account/sign-in-panel'
import { leaveFor, useAccountForm } from '@/components/account/use-account-form'
import { WaitingLine } from '@/components/account/waiting-line'
import { FormError } from '@/components/room/form-error'
import { dropLink, holdLink } from '@/components/room/held-link'
import { rememberName, useRememberedName } from '@/components/room/remembered-name'
import { RequestRefused } from '@/components/room/request'
import { tellOnArrival } from '@/components/site/arrival'
import { MessageCard } from '@/components/site/message-page'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'

interface SignUpPanelProps {
  ways: WaysIn
  next: string
  /** Who may make an account right now. */
  mode: SignUpMode
  /** Nobody has an account yet: whoever makes the first one runs the instance. */
  isFirst: boolean
  /** This browser was opened with an invitation before. */
  isInvited: boolean
}

type Stage =
  | { at: 'reading' }
  | { at: 'form'; email: string; isInvited: boolean }
  | { at: 'uninvited' }
  | { at: 'refused'; why: string }
  | { at: 'sent'; email: string }

/** Making an account, by whoever may. */
export function SignUpPanel({ ways, next, mode, isFirst, isInvited }: SignUpPanelProps) {
  const t = useTranslations('signIn')
  const [stage, setStage] = useState<Stage>({ at: 'reading' })

  useEffect(() => {
    const read = async () => {
      const token = holdLink('/sign-up')
      if (token === null) {
        const mayTry = mode === 'open' || isInvited
        return setStage(mayTry ? { at: 'form', email: '', isInvited } : { at: 'uninvited' })
      }
      try {
        const { email } = await lookAtInvitation(token)
        dropLink('/sign-up')
        setStage({ at: 'form', email: email ?? '', isInvited: true })
      } catch (error) {
        if (!(error instanceof RequestRefused)) throw error
        if (error.code.startsWith('link_')) dropLink('/sign-up')
        setStage({ at: 'refused', why: error.message || t('unreachable') })
      }
    }
    // A turn later, so that React's double mount in development asks once.
    const first = setTimeout(() => void read(), 0)
    return () => clearTimeout(first)
  }, [mode, isInvited, t])

  if (mode === 'closed') {
    return <DeadEnd icon={DoorClosed} heading={t('up.closedHeading')} body={t('up.closedBody')} />
  }
  switch (stage.at) {
    case 'reading':
      return <WaitingLine />
    case 'uninvited':
      return <DeadEnd icon={MailQuestion} heading={t('up.invitationHeading')} body={t('up.invitationBody')} />
    case 'refused':
      return <DeadEnd icon={MailQuestion} heading={t('up.badInvitationHeading')} body={stage.why} />
    case 'sent':
      return (
        <MailSent
          what="signUp"
          email={stage.email}
          onAgain={() => setStage({ at: 'form', email: '', isInvited })}
        />
      )
    case 'form':
      return (
        <SignUpCard
          ways={ways}
          next={next}
          lead={isFirst ? 'first' : stage.isInvited && mode === 'invitation' ? 'invited' : 'guest'}
          email={stage.email}
          onSent={(email) => setStage({ at: 'sent', email })}
        />
      )
  }
}

function SignUpCard({
  ways,
  next,
  lead,
  email,
  onSent,
}: {
  ways: WaysIn
  next: string
  lead: 'first' | 'invited' | 'guest'
  /** Whom the invitation is for; empty for anybody. */
  email: string
  onSent: (email: string) => void
}) {
  const t = useTranslations('signIn')
  const { account } = useAccount()
  const remembered = useRememberedName()
  const { form, action, busy, error, field } = useAccountForm(
    async ({ name = '', email: address = '', password = '' }) => {
      const { status } = await signUp({ name, email: address, password, next })
      rememberName(name.trim())
      if (status === 'signed_in') {
        tellOnArrival('accountReady')
        return leaveFor(next)
      }
      onSent(address)
      return 'staying'
    },
  )
  const words =
    lead === 'first'
      ? t('up.leadFirst')
      : lead === 'invited'
        ? t('up.leadInvited')
        : account
          ? t('up.leadGuest', { name: account.name })
          : t('lead')
  return (
    <MessageCard heading={t('up.heading')}>
      <p>{words}</p>
      <div className="flex flex-col gap-4 pt-2 text-text">
        <ProviderButtons providers={ways.providers} next={next} />
        <form ref={form} action={action} noValidate className="flex flex-col gap-4">
          <Field
            {...field('name', account?.name ?? remembered)}
            label={t('up.name')}
            hint={t('up.nameHint')}
            autoComplete="name"
            autoCapitalize="words"
            spellCheck={false}
            autoFocus
          />
          <EmailField {...field('email', email)} />
          <PasswordField {...field('password')} label={t('password')} hint={t('passwordHint')} isNew />
          <Button type="submit" variant="primary" size="large" busy={busy}>
            {busy ? t('up.busy') : t('up.submit')}
          </Button>
          <FormError message={error} />
        </form>
      </div>
      <p className="border-t border-line pt-4 text-ui">
        {t('up.have')}{' '}
        <Link href={withNext('/sign-in', next)} className="underline underline-offset-4 hover:text-text">
          {t('submit')}
        </Link>
      </p>
    </MessageCard>
  )
}

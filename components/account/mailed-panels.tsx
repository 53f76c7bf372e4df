'use client'

import { useTranslations } from 'next-intl'
import { Link2Off } from 'lucide-react'
import type { MailedLinkLook } from '@/lib/account/ways-in'
import {
  confirmAddress,
  lookAtMailedLink,
  resetPassword,
  signInByLink,
} from '@/components/account/account-requests'
import { DeadEnd } from '@/components/account/dead-end'
import { OpenedLink } from '@/components/account/mailed-link'
import { OwnerField } from '@/components/account/owner-field'
import { PasswordField } from '@/components/account/password-field'
import { leaveFor, useAccountForm } from '@/components/account/use-account-form'
import { FormError } from '@/components/room/form-error'
import { useRememberedName } from '@/components/room/remembered-name'
import { RequestRefused } from '@/components/room/request'
import { tellOnArrival, type Told } from '@/components/site/arrival'
import { MessageCard } from '@/components/site/message-page'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'

interface Ready {
  token: string
  look: MailedLinkLook
  onUsed: () => void
  onBad: () => void
}

/** The page behind one of the links that are mailed. `next` is where people go once they are signed in. */
export function MailedPanel({ purpose, next }: { purpose: MailedLinkLook['purpose']; next: string }) {
  const t = useTranslations('signIn.bad')
  const pages = { verify: '/verify', reset: '/reset', sign_in: '/sign-in/link' } as const
  const cards = { verify: VerifyCard, reset: ResetCard, sign_in: LinkCard }
  const bad = { heading: t('heading'), body: t(purpose === 'verify' ? 'verifyBody' : 'body') }
  const Card = cards[purpose]
  return (
    <OpenedLink page={pages[purpose]} look={lookAtMailedLink} bad={bad}>
      {(ready) =>
        // A link of another purpose that somebody pasted here does nothing.
        ready.look.purpose === purpose ? (
          <Card {...ready} next={next} />
        ) : (
          <DeadEnd icon={Link2Off} {...bad} />
        )
      }
    </OpenedLink>
  )
}

/** A form that uses the link up by `spend`, which is told on the page that follows; a link that is worthless by then is said to be. */
function useLinkForm(
  { onUsed, onBad }: Pick<Ready, 'onUsed' | 'onBad'>,
  { next, told }: { next: string; told: Told | null },
  spend: (values: Record<string, string>) => Promise<unknown>,
) {
  return useAccountForm(async (values) => {
    try {
      await spend(values)
    } catch (error) {
      if (!(error instanceof RequestRefused) || !error.code.startsWith('link_')) throw error
      onBad()
      return 'staying'
    }
    onUsed()
    if (told) tellOnArrival(told)
    return leaveFor(next)
  })
}

function VerifyCard({ token, look, next, ...ends }: Ready & { next: string }) {
  const t = useTranslations('signIn')
  const remembered = useRememberedName()
  const { form, action, busy, error, field } = useLinkForm(
    ends,
    { next, told: 'addressConfirmed' },
    ({ name, password }) =>
      confirmAddress({
        token,
        ...(name !== undefined && { name }),
        ...(password !== undefined && { password }),
      }),
  )
  const lead = look.needsName ? 'verify.fresh' : look.needsPassword ? 'verify.elsewhere' : 'verify.lead'
  return (
    <MessageCard heading={t('verify.heading', { email: look.email })}>
      <p>{t(lead)}</p>
      <form ref={form} action={action} noValidate className="flex flex-col gap-4 pt-2 text-text">
        {look.needsName ? <NameField {...field('name', remembered)} /> : null}
        {look.needsPassword ? (
          <NewPassword email={look.email} {...field('password')} autoFocus={!look.needsName} />
        ) : null}
        <Button
          type="submit"
          variant="primary"
          size="large"
          busy={busy}
          autoFocus={!look.needsName && !look.needsPassword}
        >
          {busy ? t('verify.busy') : t('verify.submit')}
        </Button>
        <FormError message={error} />
      </form>
    </MessageCard>
  )
}

function ResetCard({ token, look, next, ...ends }: Ready & { next: string }) {
  const t = useTranslations('signIn')
  const { form, action, busy, error, field } = useLinkForm(
    ends,
    { next, told: 'passwordSaved' },
    ({ password = '' }) => resetPassword(token, password),
  )
  return (
    <MessageCard heading={t('reset.heading')}>
      <p className="wrap-anywhere">{t('reset.lead', { email: look.email })}</p>
      <form ref={form} action={action} noValidate className="flex flex-col gap-4 pt-2 text-text">
        <NewPassword email={look.email} {...field('password')} autoFocus />
        <Button type="submit" variant="primary" size="large" busy={busy}>
          {busy ? t('reset.busy') : t('reset.submit')}
        </Button>
        <FormError message={error} />
      </form>
    </MessageCard>
  )
}

function LinkCard({ token, look, next, ...ends }: Ready & { next: string }) {
  const t = useTranslations('signIn')
  const remembered = useRememberedName()
  const { form, action, busy, error, field } = useLinkForm(
    ends,
    { next, told: look.needsName ? 'accountReady' : null },
    ({ name = null }) => signInByLink(token, name),
  )
  const { email } = look
  return (
    <MessageCard heading={t(look.needsName ? 'byLink.newHeading' : 'byLink.heading', { email })}>
      <p>{look.needsName ? t('up.nameHint') : t('byLink.lead')}</p>
      <form ref={form} action={action} noValidate className="flex flex-col gap-4 pt-2 text-text">
        {look.needsName ? <NameField {...field('name', remembered)} /> : null}
        <Button type="submit" variant="primary" size="large" busy={busy} autoFocus={!look.needsName}>
          {look.needsName ? t('byLink.newSubmit') : t('byLink.submit')}
        </Button>
        <FormError message={error} />
      </form>
    </MessageCard>
  )
}

function NameField(props: { name: string; defaultValue: string; error: string | undefined }) {
  const t = useTranslations('signIn')
  return (
    <Field
      {...props}
      label={t('up.name')}
      autoComplete="name"
      autoCapitalize="words"
      spellCheck={false}
      autoFocus
    />
  )
}

function NewPassword({
  email,
  ...props
}: {
  email: string
  name: string
  defaultValue: string
  error: string | undefined
  autoFocus?: boolean
}) {
  const t = useTranslations('signIn')
  return (
    <>
      <OwnerField email={email} />
      <PasswordField {...props} label={t('newPassword')} hint={t('passwordHint')} isNew />
    </>
  )
}

'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { homePath } from '@/lib/account/next-path'
import type { WaysIn } from '@/lib/account/ways-in'
import { useAccount } from '@/components/account/account'
import { mailSignInLink, signInWithPassword } from '@/components/account/account-requests'
import { EmailField } from '@/components/account/email-field'
import { MailSent } from '@/components/account/mail-sent'
import { PasswordField } from '@/components/account/password-field'
import { ProviderButtons } from '@/components/account/provider-buttons'
import { keepTypedAddress, typedAddress } from '@/components/account/typed-address'
import { leaveFor, useAccountForm } from '@/components/account/use-account-form'
import { FormError } from '@/components/room/form-error'
import { MessageCard } from '@/components/site/message-page'
import { Button } from '@/components/ui/button'

const textLink = 'underline underline-offset-4 hover:text-text'

/** All ways into an account that this instance has. `refusal` is why somebody comes back from a provider, in words. */
export function SignInPanel({ ways, next, refusal }: { ways: WaysIn; next: string; refusal: string | null }) {
  const t = useTranslations('signIn')
  const { signUp } = useAccount()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const [byLink, setByLink] = useState(false)
  if (sentTo !== null) return <MailSent what="link" email={sentTo} onAgain={() => setSentTo(null)} />
  const heading = byLink ? t('byLink.requestHeading') : t('heading')
  return (
    <MessageCard heading={heading}>
      <p>{byLink ? t('byLink.requestLead') : t('lead')}</p>
      <FormError message={refusal ?? undefined} />
      <div className="flex flex-col gap-4 pt-2 text-text">
        {byLink ? (
          <LinkForm next={next} onSent={setSentTo} />
        ) : (
          <>
            <ProviderButtons providers={ways.providers} next={next} />
            <PasswordForm next={next} hasMail={ways.mail} />
          </>
        )}
        {ways.mail ? (
          <Button size="large" variant="ghost" onClick={() => setByLink(!byLink)}>
            {byLink ? t('toSignIn') : t('mailLink')}
          </Button>
        ) : null}
      </div>
      <p className="flex flex-wrap gap-x-6 gap-y-2 border-t border-line pt-4 text-ui">
        <span>
          {t('noAccount')}{' '}
          {signUp === 'open' ? (
            <Link href={withNext('/sign-up', next)} className={textLink}>
              {t('signUp')}
            </Link>
          ) : (
            t(`up.${signUp}Body`)
          )}
        </span>
        <Link href={withNext('/forgot', next)} className={textLink}>
          {t('forgot')}
        </Link>
      </p>
      <p className="text-ui text-text3">{t('guestHint')}</p>
    </MessageCard>
  )
}

/** A page of the way in that remembers where somebody wanted to go. */
export function withNext(path: string, next: string): string {
  return next === homePath ? path : `${path}?next=${encodeURIComponent(next)}`
}

function PasswordForm({ next, hasMail }: { next: string; hasMail: boolean }) {
  const t = useTranslations('signIn')
  const errors = useTranslations('errors')
  const { form, action, busy, error, field } = useAccountForm(async ({ email = '', password = '' }) => {
    await signInWithPassword(email, password)
    return leaveFor(next)
  })
  return (
    <form ref={form} action={action} noValidate className="flex flex-col gap-4">
      <EmailField {...field('email', typedAddress())} onChange={keepTypedAddress} autoFocus />
      <PasswordField {...field('password')} label={t('password')} />
      <Button type="submit" variant="primary" size="large" busy={busy}>
        {busy ? t('busy') : t('submit')}
      </Button>
      <FormError message={error} />
      {hasMail && error === errors('sign_in_failed') ? (
        <p className="text-ui text-text2">{t('confirmFirst')}</p>
      ) : null}
    </form>
  )
}

function LinkForm({ next, onSent }: { next: string; onSent: (email: string) => void }) {
  const t = useTranslations('signIn')
  const { form, action, busy, error, field } = useAccountForm(async ({ email = '' }) => {
    await mailSignInLink(email, next)
    onSent(email)
    return 'staying'
  })
  return (
    <form ref={form} action={action} noValidate className="flex flex-col gap-4">
      <EmailField {...field('email', typedAddress())} onChange={keepTypedAddress} autoFocus />
      <Button type="submit" variant="primary" size="large" busy={busy}>
        {busy ? t('forgotten.busy') : t('forgotten.submit')}
      </Button>
      <FormError message={error} />
    </form>
  )
}

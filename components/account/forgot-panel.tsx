'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { mailReset } from '@/components/account/account-requests'
import { EmailField } from '@/components/account/email-field'
import { MailSent } from '@/components/account/mail-sent'
import { withNext } from '@/components/account/sign-in-panel'
import { keepTypedAddress, typedAddress } from '@/components/account/typed-address'
import { useAccountForm } from '@/components/account/use-account-form'
import { FormError } from '@/components/room/form-error'
import { MessageCard } from '@/components/site/message-page'
import { Button } from '@/components/ui/button'

/** A forgotten password: a link by mail, or, where no mail is sent, whom to ask. */
export function ForgotPanel({ mail, next }: { mail: boolean; next: string }) {
  const t = useTranslations('signIn')
  const [sentTo, setSentTo] = useState<string | null>(null)
  const { form, action, busy, error, field } = useAccountForm(async ({ email = '' }) => {
    await mailReset(email, next)
    setSentTo(email)
    return 'staying'
  })
  if (sentTo !== null) return <MailSent what="reset" email={sentTo} onAgain={() => setSentTo(null)} />
  return (
    <MessageCard heading={t('forgotten.heading')}>
      {mail ? (
        <>
          <p>{t('forgotten.lead')}</p>
          <form ref={form} action={action} noValidate className="flex flex-col gap-4 pt-2 text-text">
            <EmailField {...field('email', typedAddress())} onChange={keepTypedAddress} autoFocus />
            <Button type="submit" variant="primary" size="large" busy={busy}>
              {busy ? t('forgotten.busy') : t('forgotten.submit')}
            </Button>
            <FormError message={error} />
          </form>
        </>
      ) : (
        <p>{t('forgotten.noMail')}</p>
      )}
      <p className="border-t border-line pt-4 text-ui">
        <Link href={withNext('/sign-in', next)} className="underline underline-offset-4 hover:text-text">
          {t('toSignIn')}
        </Link>
      </p>
    </MessageCard>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { emailInput } from '@/lib/account/email'
import { Badge } from '@/components/account/badge'
import { useAsking } from '@/components/account/use-asking'
import { FormError } from '@/components/room/form-error'
import { changeAddress, mailVerification } from '@/components/settings/account-requests'
import { SettingsCard } from '@/components/settings/settings-card'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { toast } from '@/components/ui/toast'

interface AddressCardProps {
  email: string
  isVerified: boolean
  hasPassword: boolean
  sendsMail: boolean
}

/** The address of an account: whether it was proven, and another one. */
export function AddressCard({ email, isVerified, hasPassword, sendsMail }: AddressCardProps) {
  const all = useTranslations('settings')
  const t = useTranslations('settings.address')
  const { isBusy, ask } = useAsking()
  const [isChanging, setChanging] = useState(false)

  async function verify() {
    const refusal = await ask(mailVerification)
    if (refusal) toast.failed(refusal.message || all('failed'))
    else toast.done(t('sent', { email }))
  }

  return (
    <SettingsCard id="address" title={t('title')}>
      <p className="flex flex-wrap items-center gap-2 text-label">
        <span className="min-w-0 truncate">{email}</span>
        {isVerified ? (
          <Badge look="good">{t('verified')}</Badge>
        ) : (
          <Badge look="warning">{t('unverified')}</Badge>
        )}
      </p>
      {!sendsMail ? <p className="text-ui text-text2">{t('noMail')}</p> : null}
      {sendsMail && !hasPassword ? <p className="text-ui text-text2">{t('needsPassword')}</p> : null}
      {isChanging ? (
        <ChangeAddress onDone={() => setChanging(false)} />
      ) : sendsMail ? (
        <div className="flex flex-wrap gap-2">
          {isVerified ? null : (
            <Button busy={isBusy} onClick={() => void verify()}>
              {t('verify')}
            </Button>
          )}
          {hasPassword ? <Button onClick={() => setChanging(true)}>{t('change')}</Button> : null}
        </div>
      ) : null}
    </SettingsCard>
  )
}

function ChangeAddress({ onDone }: { onDone: () => void }) {
  const all = useTranslations('settings')
  const t = useTranslations('settings.address')
  const wrongPassword = useTranslations('settings.password')
  const { isBusy, ask } = useAsking()
  const [address, setAddress] = useState('')
  const [password, setPassword] = useState('')
  const [problems, setProblems] = useState<{ email?: string; password?: string; form?: string }>({})

  async function change(event: FormEvent) {
    event.preventDefault()
    const parsed = emailInput.safeParse(address)
    if (!parsed.success) return setProblems({ email: t('notAllowed') })
    setProblems({})
    const refusal = await ask(() => changeAddress(parsed.data, password))
    if (!refusal) {
      toast.done(t('changed', { email: parsed.data }))
      return onDone()
    }
    const { fields } = refusal
    setProblems({
      ...(fields.email !== undefined && { email: fields.email }),
      ...(fields.password !== undefined && { password: wrongPassword('wrong') }),
      ...(Object.keys(fields).length === 0 && { form: refusal.message || all('failed') }),
    })
  }

  return (
    <form noValidate onSubmit={(event) => void change(event)} className="flex flex-col gap-4">
      <Field
        autoFocus
        name="email"
        type="email"
        label={t('newAddress')}
        error={problems.email}
        value={address}
        autoComplete="email"
        spellCheck={false}
        onChange={(event) => setAddress(event.target.value)}
      />
      <Field
        name="password"
        type="password"
        label={t('password')}
        error={problems.password}
        value={password}
        autoComplete="current-password"
        onChange={(event) => setPassword(event.target.value)}
      />
      <FormError message={problems.form} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={isBusy}>
          {t('changeSend')}
        </Button>
        <Button onClick={onDone}>{all('cancel')}</Button>
      </div>
    </form>
  )
}

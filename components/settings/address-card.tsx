'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { emailInput } from '@/lib/account/email'
import { problemOf } from '@/lib/name'
import { Badge } from '@/components/account/badge'
import { PasswordField } from '@/components/account/password-field'
import { useAsking } from '@/components/account/use-asking'
import { FormError } from '@/components/room/form-error'
import { changeAddress, mailVerification } from '@/components/account/account-requests'
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
      {sendsMail ? null : <p className="text-ui text-text2">{t('noMail')}</p>}
      {isChanging ? (
        <ChangeAddress hasPassword={hasPassword} sendsMail={sendsMail} onDone={() => setChanging(false)} />
      ) : (
        <div className="flex flex-wrap gap-2">
          {isVerified || !sendsMail ? null : (
            <Button busy={isBusy} onClick={() => void verify()}>
              {t('verify')}
            </Button>
          )}
          <Button onClick={() => setChanging(true)}>{t('change')}</Button>
        </div>
      )}
    </SettingsCard>
  )
}

interface ChangeAddressProps {
  hasPassword: boolean
  sendsMail: boolean
  onDone: () => void
}

function ChangeAddress({ hasPassword, sendsMail, onDone }: ChangeAddressProps) {
  const all = useTranslations('settings')
  const t = useTranslations('settings.address')
  const words = useTranslations('fields')
  const router = useRouter()
  const { isBusy, ask } = useAsking()
  const [address, setAddress] = useState('')
  const [password, setPassword] = useState('')
  const [problems, setProblems] = useState<{ email?: string; password?: string; form?: string }>({})

  async function change(event: FormEvent) {
    event.preventDefault()
    const parsed = emailInput.safeParse(address)
    const [issue] = parsed.error?.issues ?? []
    if (!parsed.success) return setProblems({ email: words(issue ? problemOf(issue) : 'not_allowed') })
    setProblems({})
    const refusal = await ask(async () => {
      const status = await changeAddress(parsed.data, hasPassword ? password : undefined)
      toast.done(status === 'mailed' ? t('changed', { email: parsed.data }) : t('changedNow'))
      router.refresh()
      onDone()
    })
    if (!refusal) return
    const { email, password: wrong } = refusal.fields
    setProblems({
      ...(email !== undefined && { email }),
      ...(wrong !== undefined && { password: wrong }),
      ...(email === undefined && wrong === undefined && { form: refusal.message || all('failed') }),
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
      {hasPassword ? (
        <PasswordField
          name="password"
          label={t('password')}
          error={problems.password}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      ) : null}
      <FormError message={problems.form} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={isBusy}>
          {t(sendsMail ? 'changeSend' : 'changeNow')}
        </Button>
        <Button onClick={onDone}>{all('cancel')}</Button>
      </div>
    </form>
  )
}

'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Mail } from 'lucide-react'
import { emailInput } from '@/lib/account/email'
import type { SignUpMode } from '@/lib/account/instance'
import type { SignUpInviteView } from '@/lib/account/operator-view'
import { problemOf } from '@/lib/name'
import { Badge } from '@/components/account/badge'
import { MailLanguage, useMailLanguage } from '@/components/account/mail-language'
import { LinkField } from '@/components/ui/link-field'
import { useAsking } from '@/components/account/use-asking'
import { useDay } from '@/components/account/use-day'
import { inviteToSignUp, revokeInvitation } from '@/components/operator/operator-requests'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { toast } from '@/components/ui/toast'

interface InvitationsProps {
  invites: readonly SignUpInviteView[]
  signUp: SignUpMode
  sendsMail: boolean
}

/** Invitations to sign up: a new one, and those there are. */
export function Invitations({ invites, signUp, sendsMail }: InvitationsProps) {
  const t = useTranslations('operator.invitations')
  return (
    <div className="flex flex-col gap-8">
      {signUp === 'invitation' ? null : (
        <p className="rounded-control bg-sunken p-3 text-ui text-text2">
          {t.rich(signUp, {
            link: (words) => (
              <Link href="/operator" className="font-semibold text-accent underline underline-offset-4">
                {words}
              </Link>
            ),
          })}
        </p>
      )}
      <NewInvitation sendsMail={sendsMail} />
      <section aria-labelledby="invitations" className="flex flex-col gap-3">
        <h2 id="invitations" className="text-title font-semibold">
          {t('list')}
        </h2>
        {invites.length === 0 ? (
          <p className="rounded-card border border-dashed border-line p-8 text-center text-label text-text2">
            {t('none')}
          </p>
        ) : (
          <ul className="divide-y divide-line rounded-card border border-line bg-surface">
            {invites.map((invite) => (
              <Invitation key={invite.id} invite={invite} />
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}

function NewInvitation({ sendsMail }: { sendsMail: boolean }) {
  const all = useTranslations('operator')
  const t = useTranslations('operator.invitations')
  const fields = useTranslations('fields')
  const router = useRouter()
  const { isBusy, ask } = useAsking()
  const [address, setAddress] = useState('')
  const [locale, setLocale] = useMailLanguage()
  const [problem, setProblem] = useState<string>()

  async function make(isMailed: boolean) {
    setProblem(undefined)
    const parsed = emailInput.safeParse(address)
    const issue = parsed.error?.issues[0]
    if (address.trim() === '' && isMailed) return setProblem(t('needsAddress'))
    if (address.trim() !== '' && issue) return setProblem(fields(problemOf(issue)))
    const email = parsed.data ?? null
    const refusal = await ask(async () => {
      const made = await inviteToSignUp({ email, isMailed, locale })
      if (!isMailed) toast.done(t('made'))
      else if (made.isMailed) toast.done(t('mailed', { email: email ?? '' }))
      else toast.failed(t('notMailed'))
      setAddress('')
      router.refresh()
    })
    if (!refusal) return
    if (refusal.fields.email === undefined) toast.failed(refusal.message || all('failed'))
    else setProblem(refusal.fields.email)
  }

  return (
    <form
      noValidate
      aria-labelledby="invite"
      onSubmit={(event) => {
        event.preventDefault()
        void make(false)
      }}
      className="flex flex-col gap-4"
    >
      <h2 id="invite" className="text-title font-semibold">
        {t('heading')}
      </h2>
      <Field
        name="email"
        type="email"
        inputMode="email"
        label={t('address')}
        hint={t('addressHint')}
        error={problem}
        value={address}
        autoComplete="off"
        spellCheck={false}
        className="max-w-110"
        onChange={(event) => setAddress(event.target.value)}
      />
      {sendsMail ? (
        <div className="max-w-110">
          <MailLanguage locale={locale} onChoose={setLocale} />
        </div>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="large" busy={isBusy}>
          {t('make')}
        </Button>
        {sendsMail ? (
          <Button size="large" busy={isBusy} onClick={() => void make(true)}>
            <Mail aria-hidden size={18} />
            {t('mail')}
          </Button>
        ) : null}
      </div>
    </form>
  )
}

function Invitation({ invite }: { invite: SignUpInviteView }) {
  const all = useTranslations('operator')
  const t = useTranslations('operator.invitations')
  const day = useDay()
  const router = useRouter()
  const { isBusy, ask } = useAsking()
  const { id, email, state, url, expiresAt } = invite
  const who = email ?? t('anyone')

  async function revoke() {
    const refusal = await ask(() => revokeInvitation(id))
    if (refusal) return toast.failed(refusal.message || all('failed'))
    toast.done(t('revoked'))
    router.refresh()
  }

  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex min-h-8 items-center gap-2">
        <p className="min-w-0 grow truncate text-label font-semibold">{who}</p>
        <Badge look={state === 'open' ? 'good' : 'plain'}>{t(`states.${state}`)}</Badge>
        {state === 'open' ? (
          <Button
            variant="ghost"
            busy={isBusy}
            aria-label={t('revokeNamed', { who })}
            onClick={() => void revoke()}
          >
            {t('revoke')}
          </Button>
        ) : null}
      </div>
      {url === null ? null : (
        <>
          <LinkField
            url={url}
            label={t('link')}
            copy={t('copy')}
            copied={t('copied')}
            copyNamed={t('copyNamed', { who })}
          />
          <p className="text-meta text-text2">{t('until', { when: day(expiresAt) })}</p>
        </>
      )}
    </li>
  )
}

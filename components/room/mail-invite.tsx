'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { Check, Mail, Send } from 'lucide-react'
import { useAccount } from '@/components/account/account'
import { MailLanguage, useMailLanguage } from '@/components/account/mail-language'
import { mailInvite } from '@/components/room/room-requests'
import { RequestRefused } from '@/components/room/request'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { emailMax } from '@/lib/account/email'
import { maxNoteToInvited } from '@/lib/invitation'
import type { InviteView } from '@/lib/room-view'

/** Sends one link by mail, as often as needed; beside it the link can be copied as ever. */
export function MailInvite({ roomId, invite }: { roomId: string; invite: InviteView }) {
  const t = useTranslations('inviteMail')
  const roles = useTranslations('roles')
  const [isOpen, setIsOpen] = useState(false)
  const [sentTo, setSentTo] = useState<string[]>([])
  const opening = useRef<HTMLButtonElement>(null)

  const close = () => {
    setIsOpen(false)
    // The field is gone; the keyboard goes on from the button.
    requestAnimationFrame(() => opening.current?.focus())
  }
  return (
    <div className="flex flex-col items-start gap-1.5">
      {isOpen ? (
        <MailForm
          roomId={roomId}
          inviteId={invite.id}
          label={t('sendNamed', { role: roles(invite.role) })}
          onSent={(email) => setSentTo((sent) => [...sent.filter((one) => one !== email), email])}
          onClose={close}
        />
      ) : (
        <Button
          ref={opening}
          variant="ghost"
          className="-mx-3"
          aria-label={t('sendNamed', { role: roles(invite.role) })}
          onClick={() => setIsOpen(true)}
        >
          <Mail aria-hidden size={16} />
          {t('send')}
        </Button>
      )}
      <ul role="status" className="flex flex-col gap-1">
        {sentTo.map((email) => (
          <li key={email} className="flex items-center gap-1.5 text-meta break-all text-text2">
            <Check aria-hidden size={14} className="shrink-0 text-ok" />
            {t('sent', { email })}
          </li>
        ))}
      </ul>
    </div>
  )
}

interface MailFormProps {
  roomId: string
  inviteId: string
  label: string
  onSent: (email: string) => void
  onClose: () => void
}

function MailForm({ roomId, inviteId, label, onSent, onClose }: MailFormProps) {
  const t = useTranslations('inviteMail')
  // Words of one's own are for whoever can be asked about them.
  const mayWrite = useAccount().account?.isVerified === true
  const [email, setEmail] = useState('')
  const [note, setNote] = useState('')
  const [locale, setLocale] = useMailLanguage()
  const [isBusy, setBusy] = useState(false)
  const [refused, setRefused] = useState<RequestRefused | null>(null)
  const field = useRef<HTMLInputElement>(null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    setRefused(null)
    try {
      await mailInvite(roomId, inviteId, { email, locale, note: note.trim() === '' ? null : note })
      onSent(email.trim())
      setEmail('')
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      setRefused(error)
    } finally {
      setBusy(false)
      field.current?.focus()
    }
  }

  const isOfField = refused !== null && Object.keys(refused.fields).length > 0
  return (
    <form
      aria-label={label}
      noValidate
      className="flex w-full flex-col gap-3 rounded-control bg-sunken p-3"
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.code !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <Field
        ref={field}
        autoFocus
        type="email"
        inputMode="email"
        autoComplete="off"
        spellCheck={false}
        maxLength={emailMax}
        label={t('email')}
        value={email}
        error={refused?.fields.email}
        onChange={(event) => setEmail(event.target.value)}
      />
      {mayWrite ? (
        <Field
          autoComplete="off"
          maxLength={maxNoteToInvited}
          label={t('note')}
          hint={t('noteHint')}
          value={note}
          error={refused?.fields.note}
          onChange={(event) => setNote(event.target.value)}
        />
      ) : null}
      <div className="flex flex-col gap-1">
        <MailLanguage locale={locale} onChoose={setLocale} />
        <p className="text-meta text-text2">{t('languageHint')}</p>
      </div>
      {refused === null || isOfField ? null : (
        <p role="alert" className="text-ui text-danger">
          {refused.message || t('failed')}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" variant="primary" busy={isBusy}>
          {isBusy ? null : <Send aria-hidden size={16} />}
          {t('submit')}
        </Button>
      </div>
    </form>
  )
}

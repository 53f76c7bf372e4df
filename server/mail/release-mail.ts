import { createTranslator } from 'use-intl/core'
import { messages } from '@/lib/i18n/messages'
import { mailOf, type MailVoice } from '@/server/mail/mail-of'
import type { Mail } from '@/server/mail/mailer'

interface ReleaseNews {
  to: string
  /** Of the room. */
  title: string
  /** Where the report is read: only by those who were in the room. */
  url: string
  /** Whether there was feedback before. */
  isAmended: boolean
}

/** That feedback is there, in the language of whoever gets it; nothing of the feedback is in it. */
export function releaseMail({ to, title, url, isAmended }: ReleaseNews, voice: MailVoice): Mail {
  const { locale } = voice
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'releaseMail' })
  return mailOf(
    {
      to,
      subject: t(isAmended ? 'subjectAmended' : 'subject', { title }),
      lead: [t(isAmended ? 'leadAmended' : 'lead'), t('title', { title })],
      button: { label: t('button'), url },
      after: [t('who'), t('footer', { host: new URL(url).host })],
    },
    voice,
  )
}

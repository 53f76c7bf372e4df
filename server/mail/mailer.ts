import { createTransport } from 'nodemailer'
import { AppError } from '@/lib/errors'
import type { Settings } from '@/server/env'

/** Somebody is waiting for the answer: a mail server that does not answer by then, in ms, is down. */
const patienceMs = 10_000

/** One mail to one person, in their language. */
export interface Mail {
  to: string
  subject: string
  text: string
  /** The same with clickable links and a button; everything in it escaped. */
  html: string
  /** An event for their calendar: the text of an .ics file. */
  calendar?: string
}

/** Sends mail. */
export interface Mailer {
  /** Resolves when the mail server has taken it. AppError mail_failed when it has not; nothing of the mail is logged. */
  send(mail: Mail): Promise<void>
}

/** The mailer of these settings; null where there is no mail server. `onFailure` hears the code of what went wrong. */
export function createMailer(
  settings: Pick<Settings, 'smtpUrl' | 'mailFrom'>,
  onFailure: (code: string) => void,
): Mailer | null {
  const { smtpUrl, mailFrom } = settings
  if (smtpUrl === null || mailFrom === null) return null
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    // Nothing in a mail is read from a file or fetched from an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ to, subject, text, html, calendar }) {
      try {
        await transport.sendMail({
          from: mailFrom,
          // As an object: an address is never parsed into several.
          to: { name: '', address: to },
          subject,
          text,
          html,
          icalEvent: calendar
            ? { method: 'PUBLISH', content: calendar, filename: 'interview.ics' }
            : undefined,
        })
      } catch (error) {
        onFailure(error instanceof Error && 'code' in error ? String(error.code) : 'unknown')
        throw new AppError('mail_failed')
      }
    },
  }
}

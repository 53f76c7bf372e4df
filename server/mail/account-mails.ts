/** Mails about accounts, each in one piece: what it is, one button, and what to do if one did not ask for it. */
import { createTranslator } from 'use-intl/core'
import en from '@/lib/i18n/en.json'
import ko from '@/lib/i18n/ko.json'
import type { Locale } from '@/lib/i18n/locale'
import type { Mail } from '@/server/mail/mailer'

const messages: Record<Locale, typeof en> = { en, ko }

/** Each is a group of messages under `mail`. */
export type AccountMail =
  /** A sign-up waits for its address to be proven. */
  | 'signUp'
  /** An account's address is to be proven. */
  | 'verify'
  /** A new address is to be proven. */
  | 'changeAddress'
  /** The address of an account was another one until now; goes to that one. */
  | 'addressChanged'
  /** Somebody wants another address for an account; goes to the one it has. */
  | 'addressChangeAsked'
  /** An account has a new password, or its first. */
  | 'passwordChanged'
  /** An account can be entered by one more provider. */
  | 'providerConnected'
  /** Somebody wants into an account that is switched off. */
  | 'disabled'
  | 'reset'
  | 'signIn'
  /** Somebody wants to sign up with an address that has an account. */
  | 'known'
  /** Somebody wants into an account of an address that has none. */
  | 'unknown'

/** One of our mails. `url` is where its button leads. */
export function accountMail(
  mail: AccountMail,
  { to, url, locale, instance }: { to: string; url: string; locale: Locale; instance: string | null },
): Mail {
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'mail' })
  const name = instance === null ? t('product') : t('instance', { name: instance })
  const parts = {
    name,
    heading: t(`${mail}.subject`, { name }),
    lead: t(`${mail}.lead`, { name, email: to }),
    button: t(`${mail}.button`),
    after: t(`${mail}.after`),
    url,
  }
  return { to, subject: oneLine(parts.heading), text: textOf(parts), html: htmlOf(parts, locale) }
}

interface Parts {
  name: string
  heading: string
  lead: string
  button: string
  after: string
  url: string
}

/** A subject is one line of a header: what an operator called the instance must not begin another. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}

function textOf({ name, lead, button, after, url }: Parts): string {
  return `${lead}\n\n${button}:\n${url}\n\n${after}\n\n${name}\n`
}

function htmlOf({ name, heading, lead, button, after, url }: Parts, locale: Locale): string {
  const font = "font-family:-apple-system,'Segoe UI','Apple SD Gothic Neo','Malgun Gothic',sans-serif"
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escape(heading)}</title></head>
<body style="margin:0;padding:24px;${font};font-size:16px;line-height:24px;word-break:keep-all">
<div style="max-width:480px;margin:0 auto">
<p style="margin:0 0 24px;font-size:14px;font-weight:600">${escape(name)}</p>
<h1 style="margin:0 0 12px;font-size:20px;line-height:28px">${escape(heading)}</h1>
<p style="margin:0 0 24px">${escape(lead)}</p>
<p style="margin:0 0 24px"><a href="${escape(url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#2456d6;color:#ffffff;font-weight:600;text-decoration:none">${escape(button)}</a></p>
<p style="margin:0 0 12px;font-size:13px;line-height:20px;opacity:.7;word-break:break-all">${escape(url)}</p>
<p style="margin:0;font-size:13px;line-height:20px;opacity:.7">${escape(after)}</p>
</div></body></html>
`
}

function escape(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

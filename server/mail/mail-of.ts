/** The frame of every mail: one line that says what it is, one button, and what to do if one did not ask for it. */
import { createTranslator } from 'use-intl/core'
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import type { Mail } from '@/server/mail/mailer'

/** Whose words a mail is in, and where it comes from. */
export interface MailVoice {
  locale: Locale
  /** What the operator calls this instance; null for nothing. */
  instance: string | null
}

/** What a mail says. Every text may hold what people typed: nothing of it becomes markup, nor a line of a header. */
export interface MailParts {
  to: string
  subject: string
  /** What it is about, line by line. */
  lead: string[]
  /** What somebody wrote themselves, and what introduces it. */
  quote?: { intro: string; text: string } | null
  /** When, where and the like, line by line. */
  facts?: string[]
  button: { label: string; url: string }
  /** How long it works, and what to do otherwise, line by line. */
  after: string[]
  calendar?: string
}

/** The words of mails, and how this instance is called in them. */
export function mailWords({ locale, instance }: MailVoice) {
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'mail' })
  return { t, place: instance === null ? t('product') : t('instance', { name: instance }) }
}

/** Makes a mail of its parts, as text and, with the same words, as a page with a button. */
export function mailOf(parts: MailParts, voice: MailVoice): Mail {
  const { place } = mailWords(voice)
  const { to, subject, calendar } = parts
  return {
    to,
    subject: oneLine(subject),
    text: textOf(parts, place),
    html: htmlOf(parts, place, voice.locale),
    ...(calendar !== undefined && { calendar }),
  }
}

/** A subject is one line of a header: what an operator called the instance must not begin another. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}

function textOf({ lead, quote, facts = [], button, after }: MailParts, place: string): string {
  const blocks = [
    lead,
    quote ? [quote.intro, ...quote.text.split('\n').map((line) => `> ${line}`)] : [],
    facts,
    [`${button.label}:`, button.url],
    after,
    [place],
  ]
  const written = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
  return `${written.join('\n\n')}\n`
}

function htmlOf(parts: MailParts, place: string, locale: Locale): string {
  const { subject, lead, quote, facts = [], button, after } = parts
  const font = "font-family:-apple-system,'Segoe UI','Apple SD Gothic Neo','Malgun Gothic',sans-serif"
  const small = 'font-size:13px;line-height:20px;opacity:.7'
  const blocks = [
    `<p style="margin:0 0 24px;font-size:14px;font-weight:600">${escape(place)}</p>`,
    `<h1 style="margin:0 0 12px;font-size:20px;line-height:28px">${escape(oneLine(subject))}</h1>`,
    `<p style="margin:0 0 24px">${linesOf(lead)}</p>`,
    quote
      ? `<p style="margin:0 0 4px">${escape(quote.intro)}</p>
<blockquote style="margin:0 0 24px;padding:0 0 0 12px;border-left:3px solid #8a8f98">${linesOf(quote.text.split('\n'))}</blockquote>`
      : '',
    facts.length > 0 ? `<p style="margin:0 0 24px">${linesOf(facts)}</p>` : '',
    `<p style="margin:0 0 24px"><a href="${escape(button.url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#2456d6;color:#ffffff;font-weight:600;text-decoration:none">${escape(button.label)}</a></p>`,
    `<p style="margin:0 0 12px;${small};word-break:break-all">${escape(button.url)}</p>`,
    `<p style="margin:0;${small}">${linesOf(after)}</p>`,
  ]
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escape(oneLine(subject))}</title></head>
<body style="margin:0;padding:24px;${font};font-size:16px;line-height:24px;word-break:keep-all;overflow-wrap:break-word">
<div style="max-width:480px;margin:0 auto">
${blocks.filter(Boolean).join('\n')}
</div></body></html>
`
}

function linesOf(lines: string[]): string {
  return lines.map(escape).join('<br>\n')
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

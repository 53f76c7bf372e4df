/** What operators have mailed: plain text with one link. */
import { createTranslator } from 'use-intl/core'
import en from '@/lib/i18n/en.json'
import ko from '@/lib/i18n/ko.json'
import type { Locale } from '@/lib/i18n/locale'
import type { Mail } from '@/server/mail/mailer'

const messages: Record<Locale, typeof en> = { en, ko }

function wordsOf(locale: Locale, instanceName: string | null) {
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'operator.mail' })
  return { t, place: instanceName === null ? 'Drawbridge' : `Drawbridge · ${instanceName}` }
}

/** Invites somebody to make an account. */
export function signUpInviteMail(
  locale: Locale,
  { to, url, instanceName }: { to: string; url: string; instanceName: string | null },
): Mail {
  const { t, place } = wordsOf(locale, instanceName)
  const text = [t('inviteText', { place }), '', url, '', t('inviteHint')].join('\n')
  return { to, subject: t('inviteSubject', { place }), text }
}

/** Shows an operator that mail arrives. */
export function testMail(
  locale: Locale,
  { to, instanceName }: { to: string; instanceName: string | null },
): Mail {
  const { t, place } = wordsOf(locale, instanceName)
  return { to, subject: t('testSubject', { place }), text: t('testText', { place }) }
}

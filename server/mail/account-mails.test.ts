import { describe, expect, test } from 'vitest'
import { locales } from '@/lib/i18n/locale'
import { accountMail, type AccountMail } from '@/server/mail/account-mails'

const kinds: AccountMail[] = [
  'signUp',
  'verify',
  'changeAddress',
  'addressChanged',
  'reset',
  'resetMade',
  'signIn',
  'known',
  'unknown',
  'signUpInvite',
  'test',
  'addressChangeAsked',
  'passwordChanged',
  'providerConnected',
  'disabled',
]
const url = 'https://draw.example/reset#a-secret'
const to = "o'mina&co@example.com"

describe.each(locales)('mails in %s', (locale) => {
  test.each(kinds)(
    'X4 %s says what it is in text and html, with one address, and nothing in it is markup',
    (kind) => {
      const instance = '<img src=x>\r\nBcc: thief@example.com'
      const mail = accountMail(kind, { to, url, locale, instance })
      expect(mail.to).toBe(to)
      expect(mail.subject).not.toMatch(/[\r\n]/)
      expect(mail.text.match(/https?:/g)).toHaveLength(1)
      expect(mail.text).toContain(url)
      expect(mail.html).toContain(`href="${url}"`)
      expect(mail.html).toContain(`<html lang="${locale}">`)
      expect(mail.html).not.toContain('<img')
      expect(mail.html).not.toContain(to)
      expect(mail.html).not.toMatch(/src=["']|<script|url\(/)
    },
  )
})

test.each(locales)('X4 an invitation to sign up names who invites, in %s', (locale) => {
  const words = { to, url, locale, instance: 'Academy' }
  expect(accountMail('signUpInvite', { ...words, inviter: 'Hana <b>' }).text).toContain('Hana <b>')
  expect(accountMail('signUpInvite', { ...words, inviter: 'Hana <b>' }).html).not.toContain('<b>')
})

test('X2 a mail to an address with an account and one without carry no secret but in their fragment', () => {
  for (const kind of kinds) {
    const { text } = accountMail(kind, { to, url, locale: 'en', instance: null })
    expect(text.indexOf('a-secret')).toBe(text.indexOf('#') + 1)
  }
})

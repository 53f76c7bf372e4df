/** Mails about accounts, each of one piece: what it is, one button, and what to do if one did not ask for it. */
import { mailOf, mailWords, type MailVoice } from '@/server/mail/mail-of'
import type { Mail } from '@/server/mail/mailer'

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
  /** An operator has made a link to a new password, and hands it over by themselves. */
  | 'resetMade'
  | 'signIn'
  /** Somebody wants to sign up with an address that has an account. */
  | 'known'
  /** Somebody wants into an account of an address that has none. */
  | 'unknown'
  /** An operator invites somebody to make an account. */
  | 'signUpInvite'
  /** An operator wants to see that mail arrives. */
  | 'test'

/** One of our mails. `url` is where its button leads; `inviter` is who invites, where they have a name here. */
export function accountMail(
  mail: AccountMail,
  { to, url, inviter = null, ...voice }: { to: string; url: string; inviter?: string | null } & MailVoice,
): Mail {
  const { t, place: name } = mailWords(voice)
  const words = { name, email: to }
  const isNamed = mail === 'signUpInvite' && inviter !== null
  const parts = {
    to,
    subject: t(`${mail}.subject`, { name }),
    lead: [isNamed ? t('signUpInvite.leadBy', { ...words, inviter }) : t(`${mail}.lead`, words)],
    button: { label: t(`${mail}.button`), url },
    after: [t(`${mail}.after`)],
  }
  return mailOf(parts, voice)
}

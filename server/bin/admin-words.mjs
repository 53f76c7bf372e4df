// What `npm run admin -- …` understands, and what it says. Pure, so that a test can read it.
import { parseArgs } from 'node:util'
import { StepError } from './steps.mjs'

export const usage = `npm run admin -- <command> [--json]

  users [TEXT] [--page N]     who has an account; TEXT is part of a name or an address
  invite [ADDRESS]            a link to sign up, for whoever has it or for this address alone (mailed where mail is set)
  make-admin ADDRESS          lets somebody run this instance
  take-admin ADDRESS          takes that away
  disable ADDRESS             signs somebody out everywhere and keeps them out
  enable ADDRESS              lets them in again
  reset-link ADDRESS          a link to a new password, to send to them
  delete-user ADDRESS --yes   deletes somebody, and what this instance has of them
  sign-up open|invitation|closed
                              who may make an account
  hosts everyone|accounts|admins
                              who may start rooms
  name TEXT                   what this instance is called; "" for nothing
  keep 30|90|365|forever      how many days after the last visit new rooms are kept
  keep-recordings 7|30|90|365|room
                              how many days after a session its recording is kept at most`

/** @typedef {{ request: Record<string, unknown>, json: boolean }} Asked */

const aboutSomebody = ['make-admin', 'take-admin', 'disable', 'enable', 'reset-link', 'delete-user']
const signUpModes = ['open', 'invitation', 'closed']
const hostGroups = ['everyone', 'accounts', 'admins']

/**
 * Reads the arguments. Throws StepError with one line that says what is missing.
 * @param {string[]} args
 * @returns {Asked}
 */
export function readAdminArgs(args) {
  const { values, positionals } = parse(args)
  const [command = '', word, ...more] = positionals
  if (command === '' || more.length > 0) throw new StepError(usage)
  return { request: requestOf(command, word, values), json: values.json }
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        page: { type: 'string', default: '1' },
      },
    })
  } catch (error) {
    throw new StepError(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

/**
 * @param {string} command
 * @param {string | undefined} word
 * @param {{ yes: boolean, page: string }} options
 */
function requestOf(command, word, { yes, page }) {
  if (command === 'users') {
    if (!/^[1-9]\d{0,5}$/.test(page)) throw new StepError('--page takes a number from 1')
    return { command, search: word ?? '', page: Number(page) }
  }
  if (command === 'invite') return { command, email: word ?? null }
  if (aboutSomebody.includes(command)) {
    if (!word) throw new StepError(`${command} takes the address of somebody who has an account`)
    if (command === 'delete-user' && !yes)
      throw new StepError(`delete-user cannot be taken back: add --yes to delete ${word}`)
    return { command, email: word }
  }
  return { command: 'change', changes: changeOf(command, word) }
}

/**
 * @param {string} command
 * @param {string | undefined} word
 */
function changeOf(command, word) {
  switch (command) {
    case 'sign-up':
      return { signUp: oneOf(command, word, signUpModes) }
    case 'hosts':
      return { hosts: oneOf(command, word, hostGroups) }
    case 'keep': {
      const days = oneOf(command, word, ['30', '90', '365', 'forever'])
      return { retentionDays: days === 'forever' ? null : Number(days) }
    }
    case 'keep-recordings': {
      const days = oneOf(command, word, ['7', '30', '90', '365', 'room'])
      return { recordingDays: days === 'room' ? null : Number(days) }
    }
    case 'name':
      if (word === undefined) throw new StepError('name takes a text; "" for nothing')
      return { name: word === '' ? null : word }
    default:
      throw new StepError(`there is no command ${command}\n${usage}`)
  }
}

/**
 * @param {string} command
 * @param {string | undefined} word
 * @param {string[]} choices
 */
function oneOf(command, word, choices) {
  if (word !== undefined && choices.includes(word)) return word
  throw new StepError(`${command} takes one of ${choices.join(', ')}`)
}

/**
 * @typedef {{ email: string, name: string, isVerified: boolean, isAdmin: boolean, isDisabled: boolean, rooms: number, lastSeenAt: number | null }} Account
 * @typedef {{ name: string | null, signUp: string, hosts: string, retentionDays: number | null, recordingDays: number | null }} Instance
 * @typedef {{ accounts?: Account[], total?: number, page?: number, invite?: { url: string, email: string | null }, isMailed?: boolean, url?: string, instance?: Instance }} Answer
 */

/**
 * The lines that tell a person what came of it.
 * @param {Record<string, unknown>} request
 * @param {Answer} answer
 * @returns {string[]}
 */
export function adminAnswer(request, answer) {
  const { accounts, invite, instance, url } = answer
  if (accounts) return [...accounts.map(accountLine), `${answer.total} in all, page ${answer.page}`]
  if (invite) return [invite.url, ...(answer.isMailed ? [`mailed to ${invite.email}`] : [])]
  if (instance) return [instanceLine(instance)]
  return [url ?? `${request.command} ${request.email}: done`]
}

/** @param {Account} account */
function accountLine({ email, name, rooms, lastSeenAt, isAdmin, isDisabled, isVerified }) {
  const seen = lastSeenAt === null ? 'never' : new Date(lastSeenAt).toISOString().slice(0, 10)
  const marks = [
    ...(isAdmin ? ['admin'] : []),
    ...(isDisabled ? ['disabled'] : []),
    ...(isVerified ? [] : ['not verified']),
  ]
  return [email, name, `${rooms} rooms`, `seen ${seen}`, ...marks].join('  ')
}

/** @param {Instance} instance */
function instanceLine({ name, signUp, hosts, retentionDays, recordingDays }) {
  const keep = retentionDays === null ? 'forever' : `${retentionDays} days`
  const keepRecordings = recordingDays === null ? 'as long as their room' : `${recordingDays} days`
  return `name ${name ?? '(none)'} · sign-up ${signUp} · hosts ${hosts} · keep ${keep} · recordings ${keepRecordings}`
}

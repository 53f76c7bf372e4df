import { describe, expect, test } from 'vitest'
import { adminCommand } from '@/server/commands/admin-command'
import { adminAnswer, readAdminArgs, usage } from './admin-words.mjs'

const asked = (line: string) => readAdminArgs(line.split(' ').filter(Boolean))
const refusal = (line: string) => {
  try {
    asked(line)
    return 'taken'
  } catch (error) {
    return (error as Error).message
  }
}

describe('npm run admin', () => {
  test.each([
    ['users', { command: 'users', search: '', page: 1 }],
    ['users mina --page 2', { command: 'users', search: 'mina', page: 2 }],
    ['invite', { command: 'invite', email: null }],
    ['invite mina@example.com --json', { command: 'invite', email: 'mina@example.com' }],
    ['make-admin mina@example.com', { command: 'make-admin', email: 'mina@example.com' }],
    ['take-admin mina@example.com', { command: 'take-admin', email: 'mina@example.com' }],
    ['disable mina@example.com', { command: 'disable', email: 'mina@example.com' }],
    ['enable mina@example.com', { command: 'enable', email: 'mina@example.com' }],
    ['reset-link mina@example.com', { command: 'reset-link', email: 'mina@example.com' }],
    ['delete-user mina@example.com --yes', { command: 'delete-user', email: 'mina@example.com' }],
    ['sign-up invitation', { command: 'change', changes: { signUp: 'invitation' } }],
    ['hosts accounts', { command: 'change', changes: { hosts: 'accounts' } }],
    ['name Academy', { command: 'change', changes: { name: 'Academy' } }],
    ['keep 90', { command: 'change', changes: { retentionDays: 90 } }],
    ['keep forever', { command: 'change', changes: { retentionDays: null } }],
    ['keep-recordings 30', { command: 'change', changes: { recordingDays: 30 } }],
    ['keep-recordings room', { command: 'change', changes: { recordingDays: null } }],
  ])('%s is what the server understands', (line, request) => {
    expect(asked(line).request).toEqual(request)
    expect(adminCommand.parse(request)).toEqual(request)
    expect(asked(line).json).toBe(line.includes('--json'))
  })

  test('an empty name is no name', () => {
    expect(readAdminArgs(['name', '']).request).toEqual({ command: 'change', changes: { name: null } })
  })

  test('without a command it says all there are, and each of them is one', () => {
    expect(refusal('')).toBe(usage)
    for (const line of usage.matchAll(/^ {2}([a-z-]+)/gm))
      expect(refusal(line[1] ?? '')).not.toContain('there is no command')
  })

  test.each([
    ['frobnicate', 'there is no command frobnicate'],
    ['disable', 'disable takes the address of somebody who has an account'],
    [
      'delete-user mina@example.com',
      'delete-user cannot be taken back: add --yes to delete mina@example.com',
    ],
    ['sign-up maybe', 'sign-up takes one of open, invitation, closed'],
    ['hosts', 'hosts takes one of everyone, accounts, admins'],
    ['keep 7', 'keep takes one of 30, 90, 365, forever'],
    ['keep-recordings 8', 'keep-recordings takes one of 7, 30, 90, 365, room'],
    ['users --page 0', '--page takes a number from 1'],
    ['users --wrong', "Unknown option '--wrong'"],
  ])('%s is refused in one line that says what is wrong', (line, reason) => {
    expect(refusal(line).split('\n')[0]).toContain(reason)
  })

  test('the answer is told in lines', () => {
    const account = { email: 'mina@example.com', name: 'Mina', rooms: 2, lastSeenAt: null }
    const marks = { isVerified: false, isAdmin: true, isDisabled: true }
    expect(
      adminAnswer({ command: 'users' }, { accounts: [{ ...account, ...marks }], total: 1, page: 1 }),
    ).toEqual([
      'mina@example.com  Mina  2 rooms  seen never  admin  disabled  not verified',
      '1 in all, page 1',
    ])
    const invite = { url: 'http://localhost/sign-up#x', email: 'mina@example.com' }
    expect(adminAnswer({}, { invite, isMailed: true })).toEqual([invite.url, 'mailed to mina@example.com'])
    const instance = { name: null, signUp: 'open', hosts: 'everyone', retentionDays: 30, recordingDays: null }
    expect(adminAnswer({}, { instance })).toEqual([
      'name (none) · sign-up open · hosts everyone · keep 30 days · recordings as long as their room',
    ])
    expect(adminAnswer({}, { url: 'http://localhost/reset#x' })).toEqual(['http://localhost/reset#x'])
    expect(adminAnswer({ command: 'disable', email: 'mina@example.com' }, {})).toEqual([
      'disable mina@example.com: done',
    ])
  })
})

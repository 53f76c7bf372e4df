/** What an operator decides for the whole instance. */

/** Who may make an account. */
export const signUpModes = ['open', 'invitation', 'closed'] as const
export type SignUpMode = (typeof signUpModes)[number]

/** Who may start rooms; whoever has a link may come in all the same (J2). */
export const hostGroups = ['everyone', 'accounts', 'admins'] as const
export type HostGroup = (typeof hostGroups)[number]

/** How many days after the last visit rooms may be kept; null for ever. */
export const retentionChoices = [null, 30, 90, 365] as const

export interface InstanceSettings {
  /** What it is called beside "Drawbridge"; null for nothing. */
  name: string | null
  signUp: SignUpMode
  hosts: HostGroup
  /** Of new rooms. */
  retentionDays: number | null
  /** The longest that recordings of new sessions are kept after the end, and what is chosen for them at first; null as long as their room. */
  recordingDays: number | null
}

/** An instance on which nobody has decided anything. */
export const usualInstance: InstanceSettings = {
  name: null,
  signUp: 'open',
  hosts: 'everyone',
  retentionDays: null,
  recordingDays: null,
}

/** Whether somebody may start rooms. `person` is null for a stranger. */
function mayHost(hosts: HostGroup, person: { email: string | null; isAdmin: boolean } | null): boolean {
  if (hosts === 'everyone') return true
  if (hosts === 'admins') return person?.isAdmin ?? false
  return (person?.email ?? null) !== null
}

/** Whether somebody may start rooms, and if not, what it takes: an account, or to run the instance. */
export type Hosting = 'may' | 'account' | 'operators'

/** What keeps somebody from starting rooms. `person` is null for a stranger. */
export function hostingOf(hosts: HostGroup, person: Parameters<typeof mayHost>[1]): Hosting {
  if (mayHost(hosts, person)) return 'may'
  return hosts === 'admins' ? 'operators' : 'account'
}

/** How an interview is set up, before it starts: what the form asks, and what the server takes. */
import { z } from 'zod'
import { levels } from '@/lib/levels'
import { recordingDaysInput } from '@/lib/recording-days'
import { rubricIds } from '@/lib/rubric/rubric-ids'
import { planSteps } from '@/lib/stage/plan'
import { isTimeZone } from '@/lib/time-zone'

/** What can be set up: an interview with somebody, or a practice alone (R5). */
export const setupKinds = ['interview', 'practice'] as const
export type SetupKind = (typeof setupKinds)[number]

/** Characters a call link may have. */
const callUrlMax = 500

/** How far ahead an interview may be planned, in ms: 400 days. */
export const planAheadMs = 400 * 24 * 60 * 60 * 1000

/** The link of a call as it is kept, or null when it is none: https only, to a host with a name, without credentials. */
export function readCallUrl(raw: string): string | null {
  let url: URL
  try {
    url = new URL(raw.trim())
  } catch {
    return null
  }
  const { protocol, hostname, username, password, href } = url
  if (protocol !== 'https:' || username !== '' || password !== '') return null
  return /^[^.]+\..*[^.\d]$/.test(hostname) && href.length <= callUrlMax ? href : null
}

const callServices: readonly [host: RegExp, name: string][] = [
  [/(^|\.)zoom\.(us|com)$/, 'Zoom'],
  [/^meet\.google\.com$/, 'Google Meet'],
  [/(^|\.)teams\.(microsoft|live)\.com$/, 'Microsoft Teams'],
  [/(^|\.)webex\.com$/, 'Webex'],
  [/^discord\.(gg|com)$/, 'Discord'],
  [/(^|\.)whereby\.com$/, 'Whereby'],
  [/^meet\.jit\.si$/, 'Jitsi'],
]

/** How a call is called: by its service where it is well known, else by its host. */
export function callName(callUrl: string): string {
  const { hostname } = new URL(callUrl)
  return callServices.find(([host]) => host.test(hostname))?.[1] ?? hostname
}

const callUrl = z.string().transform((raw, context) => {
  const url = readCallUrl(raw)
  if (url !== null) return url
  context.addIssue({
    code: 'custom',
    params: { problem: raw.length > callUrlMax ? 'too_long' : 'not_allowed' },
  })
  return z.NEVER
})

/** Everything of an interview that its host decides, but for its problem and title. */
export const interviewSetup = z.strictObject({
  level: z.enum(levels),
  rubric: z.enum(rubricIds),
  plan: planSteps,
  /** Coached shows candidates the stage's check questions; realistic does not (R5b). */
  isCoached: z.boolean(),
  /** Whether the host wants it recorded (J4). */
  isRecorded: z.boolean(),
  /** For how many days after the end the recording is kept; null as long as the room. Never longer than the instance keeps recordings. */
  recordingDays: recordingDaysInput,
  /** Whether observers see what interviewers see (R1). */
  observersSeePrivate: z.boolean(),
  callUrl: callUrl.nullable(),
  /** ms since 1970; null for one that starts when everybody is there. */
  scheduledAt: z.int().nullable(),
  /** IANA name of the zone it is planned in; with a time only. */
  timeZone: z.string().refine(isTimeZone).nullable(),
})
export type InterviewSetup = z.infer<typeof interviewSetup>
/** As it comes from a form: the call link as it was typed. */
export type InterviewSetupInput = z.input<typeof interviewSetup>

/** What is wrong with when it is planned, by field; null when it is fine. `now` is ms since 1970. */
export function scheduleProblem(
  { scheduledAt, timeZone }: Pick<InterviewSetup, 'scheduledAt' | 'timeZone'>,
  now: number,
): 'scheduledAt' | 'timeZone' | null {
  if (scheduledAt === null) return null
  if (scheduledAt <= now || scheduledAt > now + planAheadMs) return 'scheduledAt'
  return timeZone === null ? 'timeZone' : null
}

/** A set-up while somebody fills the form: what is typed stays as it was typed. */
import { useMemo, useState, useSyncExternalStore } from 'react'
import { z } from 'zod'
import { keep, keptName, readKept } from '@/components/browser-storage'
import {
  type InterviewSetup,
  interviewSetup,
  type InterviewSetupInput,
  scheduleProblem,
  setupKinds,
} from '@/lib/interview/setup'
import { builtInPlans } from '@/lib/stage/plan'
import { instantOf, isTimeZone, wallTime } from '@/lib/time-zone'

const draftSchema = interviewSetup.omit({ scheduledAt: true, callUrl: true, timeZone: true }).extend({
  kind: z.enum(setupKinds),
  problemId: z.string().nullable(),
  /** As typed. */
  callUrl: z.string(),
  /** As a `datetime-local` field has it; empty for no time. */
  wall: z.string(),
  timeZone: z.string(),
})
export type SetupDraft = z.infer<typeof draftSchema>

/** The fields of the form that can be wrong. */
export type SetupField = 'callUrl' | 'scheduledAt' | 'timeZone' | 'plan' | 'problemId' | 'other'
const fields: readonly SetupField[] = ['callUrl', 'scheduledAt', 'timeZone', 'plan', 'problemId']

const usual: Omit<SetupDraft, 'timeZone'> = {
  kind: 'interview',
  problemId: null,
  level: 'mid',
  rubric: 'readiness',
  plan: [...builtInPlans[45]],
  isCoached: false,
  isRecorded: true,
  recordingDays: null,
  observersSeePrivate: false,
  callUrl: '',
  wall: '',
}

const key = keptName('setup')
// What is about one interview alone is chosen anew each time.
const kept = draftSchema.omit({ kind: true, problemId: true, wall: true }).partial()

const never = () => () => undefined

const readStored = () => readKept(key) ?? ''

/** Keeps what was chosen, so that the next form begins with it. */
export function rememberSetup(draft: SetupDraft): void {
  keep(key, JSON.stringify(kept.strip().parse(draft)))
}

/** The time zone of this device. */
export function useOwnZone(): string {
  return useSyncExternalStore(
    never,
    () => {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
      return isTimeZone(timeZone) ? timeZone : 'UTC'
    },
    () => 'UTC',
  )
}

/** The draft of a new set-up: the usual, what was chosen last time, and what is chosen now. */
export function useSetupDraft(
  given: Partial<SetupDraft>,
): [draft: SetupDraft, change: (change: Partial<SetupDraft>) => void] {
  const stored = useSyncExternalStore(never, readStored, () => '')
  const timeZone = useOwnZone()
  const [changes, setChanges] = useState<Partial<SetupDraft>>({})
  const remembered = useMemo(() => parseKept(stored), [stored])
  return [
    { ...usual, timeZone, ...remembered, ...given, ...changes },
    (change) => setChanges((before) => ({ ...before, ...change })),
  ]
}

function parseKept(stored: string): Partial<SetupDraft> {
  if (stored === '') return {}
  try {
    return kept.strip().safeParse(JSON.parse(stored)).data ?? {}
  } catch {
    return {}
  }
}

/** The draft that a set-up came from, for changing it; `zone` where it has none yet. */
export function draftOf(setup: InterviewSetup, problemId: string | null, zone: string): SetupDraft {
  const { scheduledAt, callUrl, timeZone, ...rest } = setup
  const ownZone = timeZone ?? zone
  return {
    ...rest,
    kind: 'interview',
    problemId,
    callUrl: callUrl ?? '',
    wall: scheduledAt === null ? '' : wallTime(scheduledAt, ownZone),
    timeZone: ownZone,
  }
}

/** What is sent of a draft. */
export function setupOf(draft: SetupDraft): InterviewSetupInput {
  const { kind, problemId: _, callUrl, wall, timeZone, ...rest } = draft
  const isPractice = kind === 'practice'
  const isPlanned = wall !== '' && !isPractice
  return {
    ...rest,
    // Alone, there is nobody to ask, and nobody to watch.
    isRecorded: isPractice || rest.isRecorded,
    observersSeePrivate: !isPractice && rest.observersSeePrivate,
    callUrl: callUrl.trim() === '' || isPractice ? null : callUrl,
    // A time that cannot be read is no time: the server, and `wrongFields` before it, refuse it at its field.
    scheduledAt: isPlanned ? (instantOf(wall, timeZone) ?? 0) : null,
    timeZone: isPlanned ? timeZone : null,
  }
}

/** Which fields are wrong, as the server would judge them at `now`, in ms since 1970. */
export function wrongFields(setup: InterviewSetupInput, now: number): SetupField[] {
  const { success, data, error } = interviewSetup.safeParse(setup)
  if (!success) return fieldsNamed(error.issues.map(({ path }) => path.join('.')))
  const wrong = scheduleProblem(data, now)
  return wrong ? [wrong] : []
}

/** The fields that a part of the draft is judged at. */
const judgedAt: Partial<Record<keyof SetupDraft, readonly SetupField[]>> = {
  wall: ['scheduledAt'],
  // Whether a time has passed hangs on both.
  timeZone: ['timeZone', 'scheduledAt'],
  callUrl: ['callUrl'],
  plan: ['plan'],
  problemId: ['problemId'],
}

/** Those of the wrong fields that nothing new is known of once this was changed. */
export function stillWrong(wrong: readonly SetupField[], change: Partial<SetupDraft>): SetupField[] {
  return wrong.filter(
    (field) => !(Object.keys(change) as (keyof SetupDraft)[]).some((part) => judgedAt[part]?.includes(field)),
  )
}

/** The fields of the form that an answer of the server points at. */
export function fieldsNamed(names: readonly string[]): SetupField[] {
  const first = names
    .filter((name) => name !== 'name' && name !== 'title')
    .map((name) => name.replace(/^setup\./, '').split('.')[0])
  return [...new Set(first.map((name) => fields.find((field) => field === name) ?? 'other'))]
}

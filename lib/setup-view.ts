import type { InterviewSetup } from '@/lib/interview/setup'
import type { ProblemCard } from '@/lib/problem/brief'
import type { PractisedProblems } from '@/lib/problem/library'

/** A set-up as interviewers see and change it. */
export interface SetupView {
  /** Null in a room that is no interview yet. */
  setup: InterviewSetup | null
  problemId: string | null
  /** Whether the clock has been started: then some of it stands. */
  isStarted: boolean
  /** The longest that its recording may be kept, in days; null as long as its room. */
  longestDays: number | null
  /** Whether others have agreed to the recording: then it is only ever kept shorter (J4). */
  isAgreed: boolean
  /** What it could be about. */
  problems: ProblemCard[]
  /** What its reader has done with them. */
  practised: PractisedProblems
}

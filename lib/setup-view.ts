import type { InterviewSetup } from '@/lib/interview/setup'
import type { ProblemCard } from '@/lib/problem/brief'

/** A set-up as interviewers see and change it. */
export interface SetupView {
  /** Null in a room that is no interview yet. */
  setup: InterviewSetup | null
  problemId: string | null
  /** Whether the clock has been started: then some of it stands. */
  isStarted: boolean
  /** What it could be about. */
  problems: ProblemCard[]
}

/** What the guide shows beside the board: the interviewers' alone, one language, as its route sends it. */
import type { Tick } from '@/lib/stage/checks'
import type { StageId } from '@/lib/stage/stages'
import type { Level } from '@/lib/levels'

/** Rungs of the hint ladder, from the least to the most. */
export const hintLevels = [1, 2, 3] as const
export type HintLevel = (typeof hintLevels)[number]

/** Characters a hint may have. */
export const hintMax = 1000

export interface StageGuide {
  stage: StageId
  say: readonly string[]
  /** What the problem asks to listen for. */
  listenFor: readonly string[]
  /** What good and weak interviews sound like, whatever the problem. */
  good: readonly string[]
  weak: readonly string[]
  /** By level, from 1. */
  hints: readonly [string, string, string]
}

export interface GuideView {
  /** A practice that is not over yet: only hints and check questions, the rest opens with the end (P5). */
  isSealed: boolean
  stages: readonly StageGuide[]
  /** What decides this interview; null without a problem. */
  crux: string | null
  questions: readonly { id: string; question: string; answer: string }[]
  deepDives: readonly { id: string; topic: string; ask: string; listenFor: readonly string[] }[]
  failures: readonly { id: string; issue: string; remedy: string }[]
  followUps: readonly { id: string; title: string; prompt: string; listenFor: readonly string[] }[]
  wrapUp: readonly { id: string; ask: string; listenFor: string }[]
  /** What is expected at the level of this interview; null without a problem. */
  expectation: { level: Level; text: string } | null
  /** The reference design as one Yjs update (V1) in base64; null without a problem. */
  reference: string | null
  /** What this viewer ticked for themselves (S4). */
  ticks: readonly Tick[]
}

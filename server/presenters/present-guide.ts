import type { GuideView, StageGuide } from '@/lib/problem/guide-view'
import type { Locale } from '@/lib/i18n/locale'
import type { Problem } from '@/lib/problem/problem'
import type { Tick } from '@/lib/stage/checks'
import { generalGuide } from '@/lib/problem/catalog/general-guide'
import { type StageId, stageIds } from '@/lib/stage/stages'
import { referenceBoardUpdate } from '@/server/queries/reference-board'

/** What a guide is made of. */
export interface GuideSource {
  /** Null in a room without a problem, whose guide is the general one. */
  problem: Problem | null
  level: NonNullable<GuideView['expectation']>['level']
  /** A practice that is not over yet (P5). */
  isSealed: boolean
  ticks: readonly Tick[]
}

/** The guide in one language. Only for whoever may read it (R1). */
export function presentGuide(source: GuideSource, locale: Locale): GuideView {
  const { problem, level, isSealed, ticks } = source
  const stages = stageIds.map((stage) => presentStage(stage, problem, locale))
  if (isSealed || !problem)
    return { ...withoutPack, stages: stages.map(isSealed ? seal : asIs), isSealed, ticks }
  const words = problem.words[locale]
  const { structure } = problem
  const reference = referenceBoardUpdate(problem, locale)
  return {
    isSealed,
    stages,
    ticks,
    crux: words.crux || null,
    questions: inOrder(structure.questions, words.questions),
    deepDives: inOrder(structure.deepDives, words.deepDives),
    failures: inOrder(structure.failures, words.failures),
    followUps: inOrder(structure.followUps, words.followUps),
    wrapUp: inOrder(structure.wrapUp, words.wrapUp),
    expectation: words.levels[level] === '' ? null : { level, text: words.levels[level] },
    reference: reference && Buffer.from(reference).toString('base64'),
  }
}

const withoutPack = {
  crux: null,
  questions: [],
  deepDives: [],
  failures: [],
  followUps: [],
  wrapUp: [],
  expectation: null,
  reference: null,
} as const satisfies Partial<GuideView>

function presentStage(stage: StageId, problem: Problem | null, locale: Locale): StageGuide {
  const general = generalGuide[locale][stage]
  const { good, weak } = general
  if (!problem) return { stage, say: general.say, listenFor: [], good, weak, hints: general.hints }
  const words = problem.words[locale]
  const { say, listenFor } = words.stages[stage]
  const { nudge, pointer, nearAnswer } = words.hints[stage]
  // Of a problem that somebody wrote any part may be missing: what every interviewer can say stands there.
  const [first, second, third] = general.hints
  return {
    ...{ stage, listenFor, good, weak },
    say: say.length > 0 ? say : general.say,
    hints: [nudge || first, pointer || second, nearAnswer || third],
  }
}

function seal({ stage, hints }: StageGuide): StageGuide {
  return { stage, say: [], listenFor: [], good: [], weak: [], hints }
}

function asIs(stage: StageGuide): StageGuide {
  return stage
}

/** What the problem says of each id, in the problem's order. */
function inOrder<Said extends object>(
  ids: readonly string[],
  words: Readonly<Record<string, Said>>,
): ({ id: string } & Said)[] {
  return ids.flatMap((id) => {
    const said = words[id]
    return said ? [{ id, ...said }] : []
  })
}

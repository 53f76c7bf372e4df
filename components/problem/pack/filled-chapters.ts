import type { ProblemStructure } from '@/lib/problem/structure'
import type { ProblemWords } from '@/lib/problem/words'
import { type StageId, stageIds } from '@/lib/stage/stages'

export const chapterIds = ['glance', ...stageIds, 'levels', 'sources'] as const
export type ChapterId = (typeof chapterIds)[number]

/** What a pack is made of. */
export interface PackContent {
  structure: ProblemStructure
  words: ProblemWords
  /** Whether a reference design was drawn. */
  hasReference: boolean
}

/** The chapters that hold anything, in their order: of a built-in problem all; a problem that somebody wrote has what it has. */
export function filledChapters({ structure, words, hasReference }: PackContent): ChapterId[] {
  const some = (...lists: readonly (readonly unknown[])[]) => lists.some((list) => list.length > 0)
  const beyondTheGuide: Record<StageId, boolean> = {
    scope: some(
      ...[structure.questions, structure.functional, structure.nonfunctional, structure.out],
      ...[structure.estimate.inputs, structure.estimate.derived, words.estimateReading],
    ),
    high_level: hasReference || some(words.walkthrough, words.weakLacks, structure.api, structure.entities),
    deep_dive: some(structure.deepDives, structure.failures),
    wrap_up: some(structure.wrapUp, structure.followUps),
  }
  const hasStage = (stage: StageId) => {
    const { say, listenFor } = words.stages[stage]
    return beyondTheGuide[stage] || some(say, listenFor) || hasWords(words.hints[stage])
  }
  return chapterIds.filter((chapter) => {
    if (chapter === 'glance') return true
    if (chapter === 'levels') return hasWords(words.levels)
    if (chapter === 'sources') return some(structure.sources)
    return hasStage(chapter)
  })
}

function hasWords(words: Readonly<Record<string, string>>): boolean {
  return Object.values(words).some((text) => text !== '')
}

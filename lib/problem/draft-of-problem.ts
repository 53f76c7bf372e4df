import type { Locale } from '@/lib/i18n/locale'
import type { OwnDraft } from '@/lib/problem/own-problem'
import type { Problem } from '@/lib/problem/problem'
import type { ProblemEntity } from '@/lib/problem/structure'
import { type StageId, stageIds } from '@/lib/stage/stages'

/**
 * A problem as a draft to change (P4), in one language; one that somebody wrote keeps its own. Its reference design is not
 * in it, nor what a draft has no place for: the hurried design, sources, and why an entity is relational.
 */
export function draftOfProblem(problem: Problem, locale: Locale): OwnDraft {
  const { structure, own } = problem
  const language = own?.language ?? locale
  const words = problem.words[language]
  const { theme, difficulty, minutes, estimate } = structure
  const { title, line, statement, crux } = words
  return {
    ...{ language, title, line, theme, difficulty, minutes, statement, crux },
    given: said(structure.given, words.given),
    stages: Object.fromEntries(
      stageIds.map((id) => [id, { ...words.stages[id], hints: words.hints[id] }]),
    ) as Record<StageId, OwnDraft['stages'][StageId]>,
    questions: said(structure.questions, words.questions),
    functional: said(structure.functional, words.functional),
    nonfunctional: said(structure.nonfunctional, words.nonfunctional),
    out: said(structure.out, words.out),
    estimate: [...estimate.inputs, ...estimate.derived].map(({ id, formula, unit }) => ({
      ...{ name: id, label: words.estimateRows[id] ?? '', formula, unit },
    })),
    estimateReading: words.estimateReading,
    api: structure.api.map(({ id, method, path }) => {
      const { request = '', response = '', notes = '' } = words.api[id] ?? {}
      return { method, path, request, response, notes }
    }),
    entities: structure.entities.map((entity) => ({
      ...{ name: entity.id, store: entity.store, why: words.entities[entity.id]?.why ?? '' },
      fields: entity.fields.map(fieldOf),
    })),
    walkthrough: words.walkthrough,
    deepDives: said(structure.deepDives, words.deepDives),
    failures: said(structure.failures, words.failures),
    followUps: said(structure.followUps, words.followUps),
    wrapUp: said(structure.wrapUp, words.wrapUp),
    levels: words.levels,
  }
}

/** What the words say of each id, in this order. */
function said<Said>(ids: readonly string[], words: Readonly<Record<string, Said>>): Said[] {
  return ids.flatMap((id) => words[id] ?? [])
}

/** A field of a draft has no cell for what it points to: the type says it. */
function fieldOf({ name, type, key = '', references }: ProblemEntity['fields'][number]) {
  return { name, type: references === undefined ? type : `${type} → ${references}`, key }
}

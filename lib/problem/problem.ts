/** A problem: its structure and its words in every language, proven to fit together (P1). */
import type { z } from 'zod'
import { type Locale, locales } from '@/lib/i18n/locale'
import { edgeId, type ProblemGraph, type ProblemStructure, structureSchema } from '@/lib/problem/structure'
import type { OwnBoard } from '@/lib/problem/own-problem'
import { estimateFaults } from '@/lib/problem/worked-estimate'
import { type ProblemWords, wordsSchema } from '@/lib/problem/words'

export interface Problem {
  structure: ProblemStructure
  words: Record<Locale, ProblemWords>
  /** Of a problem that somebody wrote, which has what it has: parts may be empty, and its words are the same in every language. */
  own?: {
    /** What it is written in. */
    language: Locale
    /** Its reference design; null where none was drawn. Of a built-in problem it is made of the structure. */
    reference: OwnBoard | null
  }
}

/** A problem that is not fit to be given. `faults` says everything that is wrong with it. */
export class ProblemFault extends Error {
  constructor(
    readonly id: string,
    readonly faults: readonly string[],
  ) {
    super(`the problem ${id} is not complete:\n${faults.join('\n')}`)
    this.name = 'ProblemFault'
  }
}

/** Reads a problem from what its files say. Throws ProblemFault with all that is missing, empty, unknown or left over. */
export function readProblem(structure: { id: string }, words: Record<Locale, unknown>): Problem {
  const read = structureSchema.safeParse(structure)
  const spoken = locales.map((locale) => [locale, wordsSchema.safeParse(words[locale])] as const)
  const faults = [
    ...issuesOf('structure', read),
    ...spoken.flatMap(([locale, result]) => issuesOf(locale, result)),
  ]
  if (!read.success || faults.length > 0) throw new ProblemFault(structure.id, faults)
  const problem = {
    structure: read.data,
    words: Object.fromEntries(spoken.map(([locale, { data }]) => [locale, data])) as Problem['words'],
  }
  const misfits = [
    ...structureFaults(problem.structure),
    ...estimateFaults(problem.structure),
    ...wordFaults(problem),
  ]
  if (misfits.length > 0) throw new ProblemFault(structure.id, misfits)
  return problem
}

/** The ids of each part that has words, by the part's name. */
export function idsToName(structure: ProblemStructure) {
  const { estimate, api, entities, graph, weak } = structure
  const idOf = ({ id }: { id: string }) => id
  return {
    given: structure.given,
    questions: structure.questions,
    functional: structure.functional,
    nonfunctional: structure.nonfunctional,
    out: structure.out,
    estimateRows: [...estimate.inputs, ...estimate.derived].map(idOf),
    api: api.map(idOf),
    entities: entities.map(idOf),
    nodes: graph.nodes.map(idOf),
    edges: graph.edges.map(edgeId),
    weakNodes: weak.nodes.map(idOf),
    weakEdges: weak.edges.map(edgeId),
    deepDives: structure.deepDives,
    failures: structure.failures,
    followUps: structure.followUps,
    wrapUp: structure.wrapUp,
  } satisfies Partial<Record<keyof ProblemWords, string[]>>
}

function issuesOf(file: string, { error }: { error?: z.ZodError | undefined }): string[] {
  return error?.issues.map(({ path, message }) => `${file}: ${path.join('.')} ${message}`) ?? []
}

function structureFaults(structure: ProblemStructure): string[] {
  const { graph, weak, entities } = structure
  const fields = new Set(entities.flatMap(({ id, fields }) => fields.map(({ name }) => `${id}.${name}`)))
  return [
    ...Object.entries(idsToName(structure)).flatMap(([part, ids]) =>
      repeated(ids).map((id) => `${part}: ${id} is there twice`),
    ),
    ...graphFaults(graph, { nodes: 'nodes', edges: 'edges' }),
    ...graphFaults(weak, { nodes: 'weakNodes', edges: 'weakEdges' }),
    ...entities.flatMap(({ id, fields: own }) => [
      ...repeated(own.map(({ name }) => name)).map((name) => `entities: ${id}.${name} is there twice`),
      ...own
        .filter(({ references, key }) => (references !== undefined) !== (key === 'foreign'))
        .map(({ name }) => `entities: ${id}.${name} must be a foreign key that references a field`),
      ...own.flatMap(({ name, references }) =>
        references === undefined || fields.has(references)
          ? []
          : [`entities: ${id}.${name} references no ${references}`],
      ),
    ]),
  ]
}

function graphFaults({ nodes, edges }: ProblemGraph, called: { nodes: string; edges: string }): string[] {
  const known = new Set(nodes.map(({ id }) => id))
  const met = new Set(edges.flatMap(({ from, to }) => [from, to]))
  return [
    ...edges.flatMap((edge) =>
      [edge.from, edge.to]
        .filter((id) => !known.has(id))
        .map((id) => `${called.edges}: ${edgeId(edge)} meets no ${id}`),
    ),
    ...edges
      .filter(({ from, to }) => from === to)
      .map(({ from }) => `${called.edges}: ${from} leads to itself`),
    ...nodes
      .filter(({ id }) => !met.has(id))
      .map(({ id }) => `${called.nodes}: nothing leads to or from ${id}`),
  ]
}

function repeated(ids: readonly string[]): string[] {
  return ids.filter((id, at) => ids.indexOf(id) !== at)
}

function wordFaults({ structure, words }: Problem): string[] {
  const [first, ...others] = locales
  const unlike = others.flatMap((locale) =>
    differences(pathsOf(words[first]), pathsOf(words[locale])).map(
      (path) => `${path} is in only one of ${first} and ${locale}`,
    ),
  )
  const unnamed = locales.flatMap((locale) =>
    Object.entries(idsToName(structure)).flatMap(([part, ids]) => {
      const named = Object.keys(words[locale][part as keyof ReturnType<typeof idsToName>])
      return [
        ...missing(ids, named).map((id) => `${locale}: ${part}.${id} has no words`),
        ...missing(named, ids).map((id) => `${locale}: ${part}.${id} is not in the structure`),
      ]
    }),
  )
  return [...unnamed, ...unlike]
}

/** Where the texts of a language are: two languages say the same things when their places are equal. */
function pathsOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, path ? `${path}.${key}` : key))
}

function missing(wanted: readonly string[], there: readonly string[]): string[] {
  return wanted.filter((one) => !there.includes(one))
}

function differences(a: readonly string[], b: readonly string[]): string[] {
  return [...missing(a, b), ...missing(b, a)]
}

/**
 * What of a problem is the same in every language: which parts it has, figures, the reference design, sources.
 * Words lie beside it in one file a language, keyed by the same ids (words.ts).
 */
import { z } from 'zod'
import { fieldKeys, httpMethods, storeLeanings, storeQuestions } from '@/lib/board/shapes/cards'
import { flowModes, flowOps } from '@/lib/diagram/flow'
import { themes } from '@/lib/problem/themes'
import { stencilKinds } from '@/lib/stencil/kinds'
import { ownSources, publishedSources, type PublishedSource } from '@/lib/stencil/sources'

/** The sides of a box on the board. */
export const sides = ['top', 'right', 'bottom', 'left'] as const
export type Side = (typeof sides)[number]

const problemId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is an id: lower case with hyphens')
const id = z.string().regex(/^[a-z][a-z0-9_]*$/, 'is an id: lower case with underscores')
const ids = z.array(id).min(1)
const line = z.string().min(1)
const figure = z.number().positive()
const sourceCode = z.enum([...(Object.keys(publishedSources) as PublishedSource[]), ...ownSources])

/** Where an arrow meets a box: the side, and how far along it (0 to 1). */
const end = z.tuple([z.enum(sides), z.number().min(0).max(1)])

const node = z.strictObject({
  id,
  kind: z.enum(stencilKinds),
  /** Page units, on the grid of 8. */
  x: z.int().multipleOf(8),
  y: z.int().multipleOf(8),
  instances: z.int().min(1).optional(),
  shards: z.int().min(1).optional(),
  /** How many of the instances work at a time, where not all do. */
  active: z.int().min(1).optional(),
  /** Operations a second of one instance, where the kind's figure does not fit. */
  ops: figure.optional(),
})

const edge = z.strictObject({
  from: id,
  to: id,
  /** Tells it from another flow between the same nodes in the same direction: one that reads from one that writes. */
  as: id.optional(),
  op: z.enum(flowOps),
  mode: z.enum(flowModes),
  /** 0 for what is too rare to count: a move at the end of the month, a fallback. */
  share: z.number().min(0).max(1).optional(),
  fanout: figure.optional(),
  loop: z.boolean().optional(),
  /** How its line runs, where the shortest way would cross something. */
  leaves: end.optional(),
  enters: end.optional(),
  bend: z.number().min(0).max(1).optional(),
  /** Where on the line its label stands. */
  labelAt: z.number().min(0).max(1).optional(),
})

const field = z.strictObject({
  name: id,
  type: line,
  key: z.enum(fieldKeys).optional(),
  /** `entity.field`, by their ids, for a foreign key. */
  references: z.string().optional(),
  isIndexed: z.boolean().optional(),
})

const entity = z.strictObject({
  id,
  store: z.enum(stencilKinds),
  relational: z.enum(storeLeanings),
  /** How the questions of the guide were answered. */
  guide: z.partialRecord(z.enum(storeQuestions), z.enum(storeLeanings)).optional(),
  fields: z.array(field).min(1),
})

const graph = z.strictObject({ nodes: z.array(node).min(2), edges: z.array(edge).min(1) })

export const structureSchema = z.strictObject({
  id: problemId,
  theme: z.enum(themes),
  /** 1 (first try) to 5. */
  difficulty: z.int().min(1).max(5),
  minutes: z.int().min(15).max(120),
  /** What candidates are told at the start, beside the statement. */
  given: ids,
  questions: ids,
  functional: ids,
  nonfunctional: ids,
  out: ids,
  estimate: z.strictObject({
    /** What is known or assumed: a formula of lib/estimate, and where it comes from. */
    inputs: z.array(z.strictObject({ id, formula: line, unit: z.string(), source: sourceCode })).min(1),
    /** What follows, and the figure it comes to in `unit` with the round day of 10⁵ s; `fact` is its name among the worked estimates. */
    derived: z
      .array(z.strictObject({ id, formula: line, unit: z.string(), value: figure, fact: id.optional() }))
      .min(1),
  }),
  api: z.array(z.strictObject({ id, method: z.enum(httpMethods), path: z.string().startsWith('/') })).min(1),
  entities: z.array(entity).min(1),
  /** The reference design. */
  graph,
  /** What a hurried candidate draws: it works in a demonstration, and lacks what decides the interview. */
  weak: graph,
  deepDives: ids,
  failures: ids,
  followUps: ids,
  wrapUp: ids,
  sources: z.array(sourceCode).min(1),
})

export type ProblemStructure = z.infer<typeof structureSchema>
export type ProblemGraph = ProblemStructure['graph']
export type ProblemNode = ProblemStructure['graph']['nodes'][number]
export type ProblemEdge = ProblemStructure['graph']['edges'][number]
export type ProblemEntity = ProblemStructure['entities'][number]

/** What a flow of a design is called by: its ends, and `as` where two run between the same ones in the same direction. */
export function edgeId({ from, to, as }: Pick<ProblemEdge, 'from' | 'to' | 'as'>): string {
  return [from, to, ...(as === undefined ? [] : [as])].join('-')
}

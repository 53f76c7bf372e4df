/** What a problem says in one language. Every record is keyed by the ids of the structure; nothing may be missing or empty. */
import { z } from 'zod'
import { levels } from '@/lib/levels'
import { stageIds } from '@/lib/stage/stages'

const text = z.string().refine((value) => value.trim() !== '', 'is empty')
const texts = z.array(text).min(1)
const byId = <Value extends z.ZodType>(value: Value) => z.record(z.string(), value)

export const wordsSchema = z.strictObject({
  title: text,
  /** One line for the library. */
  line: text,
  /** One paragraph: what candidates are asked to design. */
  statement: text,
  given: byId(text),

  // All below is the interviewers' alone.
  /** What decides this interview, for somebody who has never given the problem. */
  crux: text,
  stages: z.record(z.enum(stageIds), z.strictObject({ say: texts, listenFor: texts })),
  /** Three levels, each saying more than the one before. */
  hints: z.record(z.enum(stageIds), z.strictObject({ nudge: text, pointer: text, nearAnswer: text })),
  questions: byId(z.strictObject({ question: text, answer: text })),
  functional: byId(text),
  /** `target` is how it is measured. */
  nonfunctional: byId(z.strictObject({ quality: text, target: text })),
  out: byId(text),
  estimateRows: byId(text),
  /** What the figures mean for the design. */
  estimateReading: texts,
  api: byId(z.strictObject({ request: text.optional(), response: text, notes: text })),
  entities: byId(z.strictObject({ why: text })),
  nodes: byId(text),
  edges: byId(text),
  weakNodes: byId(text),
  weakEdges: byId(text),
  /** What the hurried design lacks, each where it shows and what it leads to. */
  weakLacks: texts,
  /** How to read the reference design aloud, step by step. */
  walkthrough: texts,
  deepDives: byId(z.strictObject({ topic: text, ask: text, listenFor: texts })),
  failures: byId(z.strictObject({ issue: text, remedy: text })),
  followUps: byId(z.strictObject({ title: text, prompt: text, listenFor: texts })),
  wrapUp: byId(z.strictObject({ ask: text, listenFor: text })),
  levels: z.record(z.enum(levels), text),
})

export type ProblemWords = z.infer<typeof wordsSchema>

/** The words of what is designed, which lie in a file of their own. */
export type DesignWords = Pick<
  ProblemWords,
  | 'questions'
  | 'functional'
  | 'nonfunctional'
  | 'out'
  | 'estimateRows'
  | 'estimateReading'
  | 'api'
  | 'entities'
  | 'nodes'
  | 'edges'
  | 'weakNodes'
  | 'weakEdges'
  | 'weakLacks'
>

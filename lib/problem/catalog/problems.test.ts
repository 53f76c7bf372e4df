import { describe, expect, test } from 'vitest'
import { boardRecords, seedBoard } from '@/lib/board/doc'
import { guardBoard } from '@/lib/board/guard'
import { currentSchema } from '@/lib/board/schema'
import { diagram } from '@/lib/diagram/diagram'
import workedEstimates from '@/lib/estimate/worked-estimates.json'
import { type Locale, locales } from '@/lib/i18n/locale'
import { briefOf, cardOf } from '@/lib/problem/brief'
import { findProblem, problems } from '@/lib/problem/catalog/problems'
import type { Problem } from '@/lib/problem/problem'
import referenceGraphs from '@/lib/problem/catalog/reference-graphs.json'
import { referenceBoard, weakBoard } from '@/lib/problem/reference-board'
import { workedEstimate } from '@/lib/problem/worked-estimate'
import * as Y from 'yjs'

const spoken = problems.flatMap((problem) =>
  locales.map((locale) => ({ id: problem.structure.id, locale, problem })),
)

/** Every text of a language with its place. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (value === null) return []
  return Object.entries(value as object).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`))
}

/** The records of a reference board as a server would read them from a document. */
function guarded(problem: Problem, locale: Locale, board = referenceBoard) {
  const doc = new Y.Doc()
  seedBoard(doc)
  const records = new Map(boardRecords(doc))
  for (const record of board(problem, locale)) records.set(record.id, record)
  return guardBoard(records, currentSchema)
}

describe('the built-in problems', () => {
  test('P1: each is found by its id, once', () => {
    const ids = problems.map(({ structure }) => structure.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(findProblem(id)?.structure.id).toBe(id)
    expect(findProblem('nothing')).toBeNull()
  })

  test.each(spoken)('P1: $id in $locale is written in its language', ({ locale, problem }) => {
    const words = problem.words[locale]
    const hangul = /\p{Script=Hangul}/u
    // Names of fields and short names such as "PSP" are the same everywhere; sentences are not.
    const sentences = textsOf(words).filter(([path]) => !/^\.(api\.\w+\.re|nodes|edges)/.test(path))
    for (const [path, text] of sentences) expect([path, hangul.test(text)]).toEqual([path, locale === 'ko'])
    for (const [path, text] of textsOf(words)) expect([path, text.trim()]).toEqual([path, text])
  })

  test.each(spoken)(
    'P1: $id in $locale tells everybody the brief and the card, and no more',
    ({ locale, problem }) => {
      const words = problem.words[locale]
      const { own, otherWords, ...card } = cardOf(problem, locale)
      expect(own).toBeNull()
      const others = locales.filter((other) => other !== locale).map((other) => problem.words[other])
      expect(otherWords.split('\n')).toEqual(others.flatMap(({ title, line }) => [title, line]))
      const told = textsOf({ ...briefOf(problem, locale), card }).map(([, text]) => text)
      const { id, theme, difficulty, minutes } = problem.structure
      const allowed = [
        id,
        theme,
        difficulty,
        minutes,
        words.title,
        words.line,
        words.statement,
        ...Object.values(words.given),
      ]
      expect(allowed).toEqual(expect.arrayContaining(told))
    },
  )

  test.each(spoken)(
    'P1: the reference board of $id in $locale passes the guard and says it all',
    ({ locale, problem }) => {
      const { good, quarantined } = guarded(problem, locale)
      expect(quarantined).toEqual([])
      const read = diagram(good.values())
      const { graph } = problem.structure
      expect(read.nodes).toHaveLength(graph.nodes.length)
      expect(read.edges).toHaveLength(graph.edges.length)
      expect([read.looseEnds, read.orphans, read.unlabelled]).toEqual([[], [], { nodes: [], edges: [] }])
      const types = [...good.values()].map((record) => (record as { type?: string }).type)
      for (const kind of ['requirements', 'estimate', 'api', 'entity']) expect(types).toContain(kind)
    },
  )

  test.each(problems)(
    'P1: no two boxes of the reference design of $structure.id overlap',
    ({ structure }) => {
      const { nodes } = structure.graph
      for (const a of nodes)
        for (const b of nodes)
          if (a !== b) expect(Math.abs(a.x - b.x) >= 176 + 96 || Math.abs(a.y - b.y) >= 68 + 32).toBe(true)
    },
  )
})

describe('P1 P2 the reference designs are those of the facts', () => {
  test.each(spoken)('P1: $id in $locale: boxes and flows', ({ id, locale, problem }) => {
    const facts = (referenceGraphs as Record<string, { nodes: object; edges: string[] }>)[id]
    const read = diagram(guarded(problem, locale).good.values())
    const name = (shape: string) => shape.replace('shape:', '')
    const nodes = read.nodes.map(({ id: node, kind, instances, shards, overrides }) => {
      expect(overrides.readOps).toBe(overrides.writeOps)
      return [name(node), [kind, instances, shards, ...(overrides.readOps ? [overrides.readOps] : [])]]
    })
    expect(Object.fromEntries(nodes)).toEqual(facts?.nodes)
    const flows = read.edges.map(
      ({ from, to, op, mode, share, fanout, loop }) =>
        `${name(from)} → ${name(to)} ${op} ${mode} ${share} ${fanout}${loop ? ' loop' : ''}`,
    )
    expect(flows.sort()).toEqual([...(facts?.edges ?? [])].sort())
  })

  test.each(problems)('P2: $structure.id: figures', ({ structure: { id, estimate } }) => {
    const facts = workedEstimates[id as keyof typeof workedEstimates].derived
    const stated = Object.fromEntries(
      estimate.derived.flatMap(({ fact, value }) => (fact === undefined ? [] : [[fact, value]])),
    )
    expect(Object.keys(stated).sort()).toEqual(facts.map((fact) => fact.id).sort())
    for (const fact of facts) expect([fact.id, stated[fact.id]]).toEqual([fact.id, closeTo(fact.value)])
  })

  test.each(spoken)('P1: the hurried design of $id in $locale passes the guard', ({ locale, problem }) => {
    const { good, quarantined } = guarded(problem, locale, weakBoard)
    expect(quarantined).toEqual([])
    const read = diagram(good.values())
    const { weak } = problem.structure
    expect([read.nodes.length, read.edges.length]).toEqual([weak.nodes.length, weak.edges.length])
    expect([read.looseEnds, read.orphans]).toEqual([[], []])
  })

  test('P2: with the exact day of 86,400 s the payments come to 11.6 a second', () => {
    const payment = findProblem('payment-system')!
    const exact = new Map(workedEstimate(payment.structure, 86_400).map(({ id, text }) => [id, text]))
    expect(exact.get('average_rate')).toMatch(/^11\.6/)
    expect(exact.get('peak_psp_calls')).toMatch(/^231/)
  })

  test.each(spoken)(
    'P1: $id in $locale is read aloud in a minute: under 180 words',
    ({ locale, problem }) => {
      const brief = briefOf(problem, locale)
      const words = [brief.title, brief.statement, ...brief.given].join(' ').split(/\s+/u)
      expect(words.length).toBeLessThan(180)
    },
  )

  test.each(locales)('P1: no sentence is in two problems (%s)', (locale) => {
    const seen = new Map<string, string>()
    const twice: string[] = []
    for (const { structure, words } of problems)
      for (const [path, text] of textsOf(words[locale]))
        for (const sentence of text.split(/(?<=[.?!요])\s+/u).filter((one) => one.split(/\s+/u).length > 5)) {
          const other = seen.get(sentence)
          if (other !== undefined && other !== structure.id) twice.push(`${structure.id}${path}: ${sentence}`)
          seen.set(sentence, structure.id)
        }
    expect(twice).toEqual([])
  })
})

/** Facts are rounded to six digits. */
const closeTo = (value: number) => ({
  asymmetricMatch: (other: unknown) => typeof other === 'number' && Math.abs(other / value - 1) < 1e-5,
  toString: () => `close to ${value}`,
})

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
import { referenceBoard } from '@/lib/problem/reference-board'
import { workedEstimate } from '@/lib/problem/worked-estimate'
import * as Y from 'yjs'

const spoken = problems.flatMap((problem) =>
  locales.map((locale) => ({ id: problem.structure.id, locale, problem })),
)

/** Every text of a language with its place. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`))
}

/** The records of a reference board as a server would read them from a document. */
function guarded(problem: Problem, locale: Locale) {
  const doc = new Y.Doc()
  seedBoard(doc)
  const records = new Map(boardRecords(doc))
  for (const record of referenceBoard(problem, locale)) records.set(record.id, record)
  return guardBoard(records, currentSchema)
}

// As the facts list them: kind, instances, shards, and operations a second where they are not the kind's.
const paymentNodes: Record<string, [kind: string, instances: number, shards: number, ops?: number]> = {
  client: ['client', 1, 1],
  lb: ['load_balancer', 2, 1],
  ps: ['service', 2, 1],
  risk: ['third_party_api', 1, 1, 500],
  pdb: ['relational_db', 3, 1],
  q: ['message_queue', 3, 1],
  pe: ['worker', 4, 1],
  psp: ['psp', 1, 3],
  card: ['third_party_api', 1, 1, 1000],
  rq: ['message_queue', 3, 1],
  dlq: ['message_queue', 3, 1],
  wal: ['service', 2, 1],
  wdb: ['relational_db', 3, 1],
  led: ['ledger', 3, 1],
  rec: ['scheduler', 1, 1],
  sf: ['object_storage', 1, 1],
  po: ['third_party_api', 1, 1, 100],
}

const paymentFlows = [
  'client → lb write sync 1 1',
  'lb → ps write sync 1 1',
  'ps → risk read sync 1 1',
  'ps → pdb write sync 1 2',
  'ps → q write async 1 2',
  'q → pe write async 1 1',
  'pe → pdb write sync 1 2',
  'pe → psp write sync 1 1',
  'psp → card write sync 1 1',
  'psp → ps write async 1 1 loop',
  'pe → rq write async 0.02 1',
  'rq → pe write async 1 1 loop',
  'pe → dlq write async 0.005 1',
  'pe → wal write async 0.98 1',
  'wal → wdb write sync 1 1',
  'pe → led write async 0.98 2',
  'rec → sf read async 1 1',
  'rec → led read async 1 1',
  'rec → pdb read async 1 1',
  'wal → po write async 0.0001 1',
]

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
      const told = textsOf({ ...briefOf(problem, locale), card: cardOf(problem, locale) }).map(
        ([, text]) => text,
      )
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

describe('the payment system', () => {
  const payment = findProblem('payment-system')!

  test.each(locales)('P1: its reference board (%s) is the design of the facts', (locale) => {
    const read = diagram(guarded(payment, locale).good.values())
    const name = (id: string) => id.replace('shape:', '')
    const nodes = read.nodes.map(({ id, kind, instances, shards, overrides }) => {
      expect(overrides.readOps).toBe(overrides.writeOps)
      return [name(id), [kind, instances, shards, ...(overrides.readOps ? [overrides.readOps] : [])]]
    })
    expect(Object.fromEntries(nodes)).toEqual(paymentNodes)
    const flows = read.edges.map(
      ({ from, to, op, mode, share, fanout, loop }) =>
        `${name(from)} → ${name(to)} ${op} ${mode} ${share} ${fanout}${loop ? ' loop' : ''}`,
    )
    expect(flows.sort()).toEqual([...paymentFlows].sort())
  })

  test('P2: its figures are those of the facts, with the round day and the exact one', () => {
    const named = {
      tps: 'average_rate',
      ptps: 'peak_rate',
      ppsp: 'peak_psp_calls',
      led: 'ledger_rows_per_day',
      ledy: 'ledger_rows_per_year',
      stor: 'storage',
    }
    const facts = workedEstimates['payment-system'].derived
    expect(facts.map(({ id }) => id).sort()).toEqual(Object.keys(named).sort())
    const stated = new Map(payment.structure.estimate.derived.map(({ id, value }) => [id, value]))
    for (const { id, value } of facts) expect(stated.get(named[id as keyof typeof named])).toBe(value)
    const exact = new Map(workedEstimate(payment.structure, 86_400).map(({ id, text }) => [id, text]))
    expect(exact.get('average_rate')).toMatch(/^11\.6/)
    expect(exact.get('peak_psp_calls')).toMatch(/^231/)
  })
})

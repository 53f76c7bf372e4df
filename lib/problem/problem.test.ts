import { describe, expect, test } from 'vitest'
import { en } from '@/lib/problem/catalog/payment-system/en'
import { ko } from '@/lib/problem/catalog/payment-system/ko'
import { structure } from '@/lib/problem/catalog/payment-system/structure'
import { ProblemFault, readProblem } from '@/lib/problem/problem'
import type { ProblemStructure } from '@/lib/problem/structure'
import type { ProblemWords } from '@/lib/problem/words'

interface Draft {
  structure: ProblemStructure
  en: ProblemWords
  ko: ProblemWords
}

/** What is said of the payment system once it is broken in one place. */
function faultsOf(breakIt: (draft: Draft) => void): readonly string[] {
  const draft: Draft = structuredClone({ structure, en, ko })
  breakIt(draft)
  try {
    readProblem(draft.structure, { en: draft.en, ko: draft.ko })
  } catch (error) {
    if (error instanceof ProblemFault) return error.faults
    throw error
  }
  return []
}

/** Lets a test write what the types forbid. */
const loose = (part: object) => part as Record<string, unknown>
const nodeOf = ({ structure: { graph } }: Draft, id: string) => {
  const node = graph.nodes.find((one) => one.id === id)
  if (!node) throw new Error(id)
  return node
}
const firstEdge = ({ structure: { graph } }: Draft) => {
  const [edge] = graph.edges
  if (!edge) throw new Error('no edge')
  return edge
}

const broken: [rule: string, breakIt: (draft: Draft) => void, fault: RegExp][] = [
  ['a text is missing in one language', ({ ko }) => delete ko.nodes.led, /^ko: nodes\.led has no words/],
  ['a text is empty', ({ en }) => (en.title = '  '), /^en: title is empty/],
  [
    'a text inside a list is empty',
    ({ ko }) => (ko.stages.scope.say = ['']),
    /^ko: stages\.scope\.say\.0 is empty/,
  ],
  ['a whole part is missing', ({ en }) => delete loose(en).levels, /^en: levels /],
  ['words for nothing', ({ en }) => (en.given.rumour = 'x'), /^en: given\.rumour is not in the structure/],
  ['a part nobody knows', ({ en }) => (loose(en).gossip = 'x'), /^en: .*gossip/],
  [
    'one language says more than the other',
    ({ ko }) => ko.deepDives.security?.listenFor.push('더'),
    /^deepDives\.security\.listenFor\.4 is in only one of en and ko/,
  ],
  [
    'a hint ladder without a level',
    ({ en }) => delete loose(en.hints.scope).pointer,
    /^en: hints\.scope\.pointer/,
  ],
  ['a stage without hints', ({ ko }) => delete loose(ko.hints).wrap_up, /^ko: hints/],
  [
    'a stage without something to say',
    ({ en }) => (en.stages.deep_dive.say = []),
    /^en: stages\.deep_dive\.say/,
  ],
  ['a level without an expectation', ({ en }) => delete loose(en.levels).staff, /^en: levels/],
  [
    'an estimate row without a name',
    ({ en }) => delete en.estimateRows.storage,
    /^en: estimateRows\.storage has no words/,
  ],
  [
    'an estimate that comes to something else',
    ({ structure }) => (structure.estimate.derived[2] = { ...structure.estimate.derived[2]!, value: 100 }),
    /^estimate: peak_psp_calls comes to 200 \S+, not to 100/,
  ],
  [
    'a formula with an unknown name',
    ({ structure }) => (structure.estimate.derived[0]!.formula = 'payments_per_hour / day'),
    /^estimate: average_rate has no value \(unknown_name\)/,
  ],
  [
    'a source nobody knows',
    ({ structure }) => (loose(structure.estimate.inputs[0]!).source = 'hearsay'),
    /^structure: estimate\.inputs\.0\.source/,
  ],
  [
    'a kind that is no stencil',
    (draft) => (loose(nodeOf(draft, 'led')).kind = 'notebook'),
    /^structure: graph\.nodes/,
  ],
  ['a box off the grid', (draft) => (nodeOf(draft, 'led').x = 3), /^structure: graph\.nodes\.\d+\.x/],
  ['a flow to nowhere', (draft) => (firstEdge(draft).to = 'moon'), /^edges: client-moon meets no moon/],
  ['a flow to itself', (draft) => (firstEdge(draft).to = 'client'), /^edges: client leads to itself/],
  [
    'two flows of one name',
    ({ structure: { graph } }) => graph.edges.push({ ...graph.edges[0]! }),
    /^edges: client-lb is there twice/,
  ],
  [
    'a box nothing leads to',
    ({ structure: { graph } }) => (graph.edges = graph.edges.filter(({ to }) => to !== 'dlq')),
    /^nodes: nothing leads to or from dlq/,
  ],
  ['a share below nothing', (draft) => (firstEdge(draft).share = -0.1), /^structure: graph\.edges\.0\.share/],
  ['a share above all', (draft) => (firstEdge(draft).share = 1.2), /^structure: graph\.edges\.0\.share/],
  ['an id twice', ({ structure }) => structure.questions.push('volume'), /^questions: volume is there twice/],
  [
    'a foreign key to nowhere',
    ({ structure }) => (structure.entities[1]!.fields[1]!.references = 'payment_event.id'),
    /^entities: payment_order\.checkout_id references no payment_event\.id/,
  ],
  [
    'a foreign key that names nothing',
    ({ structure }) => delete structure.entities[1]!.fields[1]!.references,
    /^entities: payment_order\.checkout_id must be a foreign key/,
  ],
  [
    'a store that is no stencil',
    ({ structure }) => (loose(structure.entities[0]!).store = 'shoe_box'),
    /^structure: entities\.0\.store/,
  ],
  [
    'a method nobody knows',
    ({ structure }) => (loose(structure.api[0]!).method = 'TAKE'),
    /^structure: api\.0\.method/,
  ],
  ['no deep dive', ({ structure }) => (structure.deepDives = []), /^structure: deepDives/],
]

describe('P1: a problem is complete in both languages, or is none', () => {
  test('P1: the payment system is', () => {
    expect(faultsOf(() => undefined)).toEqual([])
  })

  test('P1: two flows may run the same way when the second says what it is', () => {
    const faults = faultsOf(({ structure: { graph }, en, ko }) => {
      graph.edges.push({ ...graph.edges[0]!, as: 'status', op: 'read', share: 0 })
      en.edges['client-lb-status'] = 'status'
      ko.edges['client-lb-status'] = '상태'
    })
    expect(faults).toEqual([])
  })

  test.each(broken)('P1: %s', (_rule, breakIt, fault) => {
    expect(faultsOf(breakIt)).toEqual(expect.arrayContaining([expect.stringMatching(fault)]))
  })
})

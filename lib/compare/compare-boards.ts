/**
 * Two drawings compared as architectures (V4): which components and flows are new, gone or different. As in lib/diagram,
 * where something lies, its size, its order, frames and groups make no difference.
 */
import { canonicalJson } from '@/lib/board/json'
import { type Change, type Changed, changesOf, type Differences } from '@/lib/compare/differences'
import { inOrder, matchParts, type Matches, type MatchRule, plain } from '@/lib/compare/match-parts'
import { shownName, shownText } from '@/lib/compare/shown-text'
import type { Diagram, DiagramEdge, DiagramNode } from '@/lib/diagram/diagram'
import { type AssumptionKey, assumptionKeys } from '@/lib/stencil/assumptions'
import type { StencilKind } from '@/lib/stencil/kinds'

/** How people know a component: what it is, and what it is called, as it is shown; empty where it is called nothing. */
export interface PartName {
  kind: StencilKind
  label: string
}

export const componentFields = ['kind', 'label', 'instances', 'shards', 'active', ...assumptionKeys] as const
export type ComponentField = (typeof componentFields)[number]

export interface ComparedComponent extends PartName {
  id: string
  instances: number
  shards: number
  /** The components it is joined to, each once; the first of very many. */
  joined: PartName[]
  /** How many more there are. */
  joinedLeft: number
}

export const flowFields = ['label', 'op', 'mode', 'share', 'fanout', 'loop'] as const
export type FlowField = (typeof flowFields)[number]

export interface ComparedFlow {
  id: string
  from: PartName
  to: PartName
  label: string
}

export interface BoardDifferences {
  components: Differences<ComparedComponent, ComponentField>
  flows: Differences<ComparedFlow, FlowField>
}

/**
 * What is different in `b`. Components are the same by their ids first, which copies and sessions that go on from another
 * keep; then by kind and name; then, where each board has but one left of a kind, by that.
 */
export function compareBoards(a: Diagram, b: Diagram): BoardDifferences {
  const numberOf = numbering()
  const [placedA, placedB] = [placedNodes(a, numberOf), placedNodes(b, numberOf)]
  const nodes = matchParts(placedA, placedB, componentRules, ({ node, content }) => `${content} ${node.id}`)
  const places = placesOf(nodes)
  const flows = matchParts(
    placedEdges(a, placedA, places.a),
    placedEdges(b, placedB, places.b),
    flowRules,
    ({ edge, label }) => `${label} ${figuresOf(edge)} ${edge.id}`,
  )
  return {
    components: differences(nodes, shownComponent, ({ node: from }, { node: to }) =>
      changesOf(componentFields, componentFigures(from), { ...componentFigures(to), ...sameLabel(from, to) }),
    ),
    flows: differences(flows, shownFlow, ({ edge: from }, { edge: to }) =>
      changesOf(flowFields, from, { ...to, ...sameLabel(from, to) }),
    ),
  }
}

/** Numbers texts: the same number for the same text, so that what is made of many long ones stays short. */
function numbering(): (text: string) => number {
  const numbers = new Map<string, number>()
  return (text) => {
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    return number
  }
}

/** A node and what it is joined to. */
interface PlacedNode {
  node: DiagramNode
  /** Its kind and name, and all that is said of it: the same text for the same. */
  name: string
  content: string
  joined: DiagramNode[]
  /** Which ways lead to what: the same text for the same surroundings. */
  around: string
}

const componentRules: readonly MatchRule<PlacedNode>[] = [
  { keyOf: ({ node }) => node.id },
  { keyOf: ({ content, around }) => `${content} ${around}` },
  { keyOf: ({ name, around }) => `${name} ${around}` },
  { keyOf: ({ content }) => content },
  { keyOf: ({ name }) => name },
  { keyOf: ({ node }) => node.kind, isLone: true },
]

function placedNodes({ nodes, edges }: Diagram, numberOf: (text: string) => number): PlacedNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const names = new Map(nodes.map((node) => [node.id, nameKey(node)]))
  const numbers = new Map([...names].map(([id, name]) => [id, numberOf(name)]))
  const ways = new Map<string, { other: DiagramNode; way: string }[]>(nodes.map(({ id }) => [id, []]))
  for (const { from, to, label } of edges) {
    const [source, target] = [byId.get(from), byId.get(to)]
    if (!source || !target) continue
    const said = numberOf(plain(label))
    ways.get(from)?.push({ other: target, way: `to ${numbers.get(to)} ${said}` })
    ways.get(to)?.push({ other: source, way: `from ${numbers.get(from)} ${said}` })
  }
  const sorted = inOrder(nodes, ({ id }) => `${names.get(id)} ${id}`)
  const places = new Map(sorted.map((node, at) => [node, at]))
  const placeOf = (node: DiagramNode) => places.get(node) ?? 0
  return nodes.map((node) => {
    const own = ways.get(node.id) ?? []
    const others = [...new Set(own.map(({ other }) => other))].filter(({ id }) => id !== node.id)
    return {
      node,
      name: names.get(node.id) ?? '',
      content: contentOf(node),
      joined: others.sort((one, other) => placeOf(one) - placeOf(other)),
      around: own
        .map(({ way }) => way)
        .sort()
        .join(),
    }
  })
}

function nameKey({ kind, label }: PartName): string {
  return canonicalJson([kind, plain(label)])
}

function contentOf(node: DiagramNode): string {
  const { instances, shards, active, overrides } = node
  return canonicalJson([node.kind, plain(node.label), instances, shards, active, overrides])
}

/** A flow, and what its ends are called in both boards: the same for the same component. */
interface PlacedEdge {
  edge: DiagramEdge
  from: PartName
  to: PartName
  ends: string
  /** What is said of it, as it is compared. */
  label: string
}

const flowRules: readonly MatchRule<PlacedEdge>[] = [
  { keyOf: ({ edge, ends }) => `${ends} ${edge.id}` },
  { keyOf: ({ edge, ends, label }) => canonicalJson([ends, label, figuresOf(edge)]) },
  { keyOf: ({ ends, label }) => canonicalJson([ends, label]) },
  { keyOf: ({ ends }) => ends },
]

function figuresOf({ op, mode, share, fanout, loop }: DiagramEdge): string {
  return canonicalJson([op, mode, share, fanout, loop])
}

/** Where each component stands, by its id: paired ones stand at the same place. */
function placesOf({ pairs, onlyA, onlyB }: Matches<PlacedNode>) {
  const [a, b] = [new Map<string, string>(), new Map<string, string>()]
  pairs.forEach(([{ node: inA }, { node: inB }], at) => {
    a.set(inA.id, `both ${at}`)
    b.set(inB.id, `both ${at}`)
  })
  for (const { node } of onlyA) a.set(node.id, `a ${node.id}`)
  for (const { node } of onlyB) b.set(node.id, `b ${node.id}`)
  return { a, b }
}

function placedEdges(
  { edges }: Diagram,
  placed: readonly PlacedNode[],
  places: ReadonlyMap<string, string>,
): PlacedEdge[] {
  const names = new Map(placed.map(({ node }) => [node.id, nameOf(node)]))
  return edges.flatMap((edge) => {
    const [from, to] = [names.get(edge.from), names.get(edge.to)]
    const ends = `${places.get(edge.from)} → ${places.get(edge.to)}`
    if (!from || !to) return []
    return [{ edge, from, to, ends, label: plain(edge.label) }]
  })
}

function nameOf({ kind, label }: PartName): PartName {
  return { kind, label: shownText(label, shownName) }
}

/** So many of what a component is joined to are told. */
export const mostJoined = 20

function shownComponent({ node, joined }: PlacedNode): ComparedComponent {
  const { id, instances, shards } = node
  const told = joined.slice(0, mostJoined).map(nameOf)
  return { id, ...nameOf(node), instances, shards, joined: told, joinedLeft: joined.length - told.length }
}

function shownFlow({ edge: { id, label }, from, to }: PlacedEdge): ComparedFlow {
  return { id, from, to, label: shownText(label, shownName) }
}

function componentFigures({ kind, label, instances, shards, active, overrides }: DiagramNode) {
  const assumed = Object.fromEntries(assumptionKeys.map((key) => [key, overrides[key] ?? null])) as Record<
    AssumptionKey,
    number | null
  >
  return { kind, label, instances, shards, active, ...assumed }
}

/** A name that is only written otherwise is no change. */
function sameLabel(from: { label: string }, to: { label: string }): { label: string } {
  return { label: plain(from.label) === plain(to.label) ? from.label : to.label }
}

/** What was matched, as it is shown, in an order that does not hang on ids where names differ. */
function differences<Part, Shown extends { id: string }, Field extends string>(
  { pairs, onlyA, onlyB }: Matches<Part>,
  shown: (part: Part) => Shown,
  changes: (from: Part, to: Part) => Changed<Shown, Field>['changes'],
): Differences<Shown, Field> {
  const sorted = (parts: Part[]) => inOrder(parts.map(shown), canonicalName)
  const changed = pairs.flatMap(([from, to]) => {
    const found = changes(from, to)
    return found.length === 0 ? [] : [{ part: shown(to), was: shown(from), changes: found.map(shownChange) }]
  })
  return {
    added: sorted(onlyB),
    gone: sorted(onlyA),
    changed: inOrder(changed, ({ part }) => canonicalName(part)),
  }
}

function shownChange<Field extends string>({ field, from, to }: Change<Field>): Change<Field> {
  const cut = (value: Change<Field>['from']) =>
    typeof value === 'string' ? shownText(value, shownName) : value
  return { field, from: cut(from), to: cut(to) }
}

function canonicalName({ id, ...rest }: { id: string }): string {
  return `${canonicalJson(rest)} ${id}`
}

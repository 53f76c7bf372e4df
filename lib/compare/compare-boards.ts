/**
 * Two drawings compared as architectures (V4): which components and flows are new, gone or different. As in lib/diagram,
 * where something lies, its size, its order, frames and groups make no difference.
 */
import { canonicalJson } from '@/lib/board/json'
import { type Changed, changesOf, type Differences } from '@/lib/compare/differences'
import { inOrder, matchParts, type Matches, type MatchRule, plain } from '@/lib/compare/match-parts'
import type { Diagram, DiagramEdge, DiagramNode } from '@/lib/diagram/diagram'
import { type AssumptionKey, assumptionKeys } from '@/lib/stencil/assumptions'
import type { StencilKind } from '@/lib/stencil/kinds'

/** How people know a component: what it is, and what it is called, empty where it is called nothing. */
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
  /** The components it is joined to, each once. */
  joined: PartName[]
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
  const [placedA, placedB] = [placedNodes(a), placedNodes(b)]
  const nodes = matchParts(placedA, placedB, componentRules, ({ node, content }) => `${content} ${node.id}`)
  const places = placesOf(nodes)
  const flows = matchParts(
    placedEdges(a, placedA, places.a),
    placedEdges(b, placedB, places.b),
    flowRules,
    ({ edge }) => `${plain(edge.label)} ${figuresOf(edge)} ${edge.id}`,
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

function placedNodes({ nodes, edges }: Diagram): PlacedNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const names = new Map(nodes.map((node) => [node.id, nameKey(node)]))
  const ways = new Map<string, { other: DiagramNode; way: string }[]>(nodes.map(({ id }) => [id, []]))
  for (const { from, to, label } of edges) {
    const [source, target] = [byId.get(from), byId.get(to)]
    if (!source || !target) continue
    ways.get(from)?.push({ other: target, way: canonicalJson(['to', names.get(to), plain(label)]) })
    ways.get(to)?.push({ other: source, way: canonicalJson(['from', names.get(from), plain(label)]) })
  }
  return nodes.map((node) => {
    const own = ways.get(node.id) ?? []
    const others = [...new Set(own.map(({ other }) => other))].filter(({ id }) => id !== node.id)
    return {
      node,
      name: names.get(node.id) ?? '',
      content: contentOf(node),
      joined: inOrder(others, ({ id }) => `${names.get(id)} ${id}`),
      around: canonicalJson(own.map(({ way }) => way).sort()),
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
}

const flowRules: readonly MatchRule<PlacedEdge>[] = [
  { keyOf: ({ edge, ends }) => `${ends} ${edge.id}` },
  { keyOf: ({ edge, ends }) => canonicalJson([ends, plain(edge.label), figuresOf(edge)]) },
  { keyOf: ({ edge, ends }) => canonicalJson([ends, plain(edge.label)]) },
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
  const byId = new Map(placed.map(({ node }) => [node.id, node]))
  return edges.flatMap((edge) => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)]
    const ends = `${places.get(edge.from)} → ${places.get(edge.to)}`
    return from && to ? [{ edge, from: nameOf(from), to: nameOf(to), ends }] : []
  })
}

function nameOf({ kind, label }: PartName): PartName {
  return { kind, label }
}

function shownComponent({ node, joined }: PlacedNode): ComparedComponent {
  const { id, kind, label, instances, shards } = node
  return { id, kind, label, instances, shards, joined: joined.map(nameOf) }
}

function shownFlow({ edge: { id, label }, from, to }: PlacedEdge): ComparedFlow {
  return { id, from, to, label }
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
    return found.length === 0 ? [] : [{ part: shown(to), was: shown(from), changes: found }]
  })
  return {
    added: sorted(onlyB),
    gone: sorted(onlyA),
    changed: inOrder(changed, ({ part }) => canonicalName(part)),
  }
}

function canonicalName({ id, ...rest }: { id: string }): string {
  return `${canonicalJson(rest)} ${id}`
}

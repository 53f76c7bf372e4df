/**
 * The drawing read as an architecture (T4): components are nodes, arrows between two of them are edges. Only what is
 * joined to what counts, never where it lies: layout, size, order, frames and groups change nothing.
 *
 * An arrow with an end on nothing is a loose end: listed, not lost. An arrow to or from anything that is no component
 * (a note, a box, a card) explains the drawing and is no part of it.
 */
import { canonicalJson } from '@/lib/board/json'
import type { ArrowBinding, ArrowShape, BoardRecord } from '@/lib/board/schema'
import type { ComponentShape } from '@/lib/board/shapes/component'
import { type Flow, flowOf } from '@/lib/diagram/flow'
import { type AssumptionKey, assumptionKeys } from '@/lib/stencil/assumptions'
import type { StencilKind } from '@/lib/stencil/kinds'

/** A component as a node. */
export interface DiagramNode {
  /** The shape's id, as everywhere below. */
  id: string
  kind: StencilKind
  /** What somebody called it, without space around; empty where nobody did. */
  label: string
  instances: number
  shards: number
  /** How many instances work at a time; null: all. */
  active: number | null
  /** The assumptions somebody changed; all others are the kind's (lib/stencil/assumptions.ts). */
  overrides: Partial<Record<AssumptionKey, number>>
}

/** A flow as an edge; `share`, `fanout` and the others are explained in flow.ts. */
export interface DiagramEdge extends Flow {
  id: string
  /** The nodes it joins; the same one twice for a component that calls itself. */
  from: string
  to: string
  label: string
}

/** An arrow of which at least one end is on nothing. */
export interface LooseEnd {
  id: string
  label: string
  /** The node at its start and at its end; null is the end that is loose. */
  from: string | null
  to: string | null
}

/** All lists are sorted by id, so that the same board gives the same graph in whatever order its records come. */
export interface Diagram {
  nodes: DiagramNode[]
  edges: DiagramEdge[]
  looseEnds: LooseEnd[]
  /**
   * Parts a word would help: flows without a label, and components without one where the kind alone does not say which
   * is meant, because the board has another of that kind. A lone "Cache" is named well enough.
   */
  unlabelled: { nodes: string[]; edges: string[] }
  /** Nodes that no flow joins to another one. */
  orphans: string[]
}

/**
 * Reads the records of a board. They are taken as the guard lets them pass (lib/board/guard.ts); a binding whose
 * shapes are not among them counts as absent, and of two bindings of one end the one with the smaller id holds.
 */
export function diagram(records: Iterable<BoardRecord>): Diagram {
  const shapes = new Set<string>()
  const components = new Map<string, ComponentShape>()
  const arrows: ArrowShape[] = []
  const bindings: ArrowBinding[] = []
  for (const record of records) {
    if (record.typeName === 'binding' && record.type === 'arrow') bindings.push(record as ArrowBinding)
    if (record.typeName !== 'shape') continue
    shapes.add(record.id)
    if (isComponent(record)) components.set(record.id, record)
    if (record.type === 'arrow') arrows.push(record as ArrowShape)
  }
  const endsOf = readEnds(bindings.sort(byId), shapes)
  const edges: DiagramEdge[] = []
  const looseEnds: LooseEnd[] = []
  for (const arrow of arrows.sort(byId)) {
    const { start, end } = endsOf.get(arrow.id) ?? noEnds
    const from = start === null ? null : components.get(start)
    const to = end === null ? null : components.get(end)
    if (from === undefined || to === undefined) continue
    const named = { id: arrow.id, label: arrow.props.text.trim() }
    if (from && to) {
      const flow = flowOf(arrow.meta, from.props.kind, to.props.kind)
      edges.push({ ...named, from: from.id, to: to.id, ...flow })
    } else looseEnds.push({ ...named, from: from?.id ?? null, to: to?.id ?? null })
  }
  const nodes = [...components.values()].sort(byId).map(nodeOf)
  return { nodes, edges, looseEnds, unlabelled: unlabelledOf(nodes, edges), orphans: orphansOf(nodes, edges) }
}

/** A diagram as text: equal boards give equal text, ids included. */
export function canonicalDiagram(records: Iterable<BoardRecord>): string {
  return canonicalJson(diagram(records))
}

/** Whether a record is a component. */
export function isComponent(record: Pick<BoardRecord, 'typeName'>): record is ComponentShape {
  return record.typeName === 'shape' && (record as { type?: unknown }).type === 'component'
}

interface Ends {
  start: string | null
  end: string | null
}

const noEnds: Ends = { start: null, end: null }

/** What each arrow is bound to. */
function readEnds(bindings: readonly ArrowBinding[], shapes: ReadonlySet<string>): Map<string, Ends> {
  const result = new Map<string, Ends>()
  for (const { fromId, toId, props } of bindings) {
    if (!shapes.has(toId)) continue
    const ends = result.get(fromId) ?? { ...noEnds }
    ends[props.terminal] ??= toId
    result.set(fromId, ends)
  }
  return result
}

function nodeOf({ id, props }: ComponentShape): DiagramNode {
  const { kind, label, instances, shards, active } = props
  const overrides: DiagramNode['overrides'] = {}
  for (const key of assumptionKeys) {
    const value = props[key]
    if (value !== null) overrides[key] = value
  }
  return { id, kind, label: label.trim(), instances, shards, active, overrides }
}

function unlabelledOf(nodes: readonly DiagramNode[], edges: readonly DiagramEdge[]): Diagram['unlabelled'] {
  const counts = new Map<StencilKind, number>()
  for (const { kind } of nodes) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const isUnclear = ({ kind, label }: DiagramNode) => label === '' && (counts.get(kind) ?? 0) > 1
  return { nodes: idsOf(nodes.filter(isUnclear)), edges: idsOf(edges.filter(({ label }) => label === '')) }
}

function orphansOf(nodes: readonly DiagramNode[], edges: readonly DiagramEdge[]): string[] {
  const joined = new Set(edges.flatMap(({ from, to }) => (from === to ? [] : [from, to])))
  return idsOf(nodes.filter(({ id }) => !joined.has(id)))
}

function idsOf(parts: readonly { id: string }[]): string[] {
  return parts.map(({ id }) => id)
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** The reference design of a problem as a board: its drawing with the four kinds of cards below. */
import { makeArrow, makeCard, makeComponent, makeShapeId } from '@/lib/board/make-record'
import type { BoardRecord } from '@/lib/board/schema'
import { type CardShape, cardWidths } from '@/lib/board/shapes/cards'
import { defaultFlow, type FlowMeta } from '@/lib/diagram/flow'
import type { Locale } from '@/lib/i18n/locale'
import type { Problem } from '@/lib/problem/problem'
import {
  edgeId,
  type ProblemEdge,
  type ProblemEntity,
  type ProblemGraph,
  type ProblemNode,
  type Side,
} from '@/lib/problem/structure'

type ArrowEnd = ReturnType<typeof makeArrow>[1]

/** Between cards, in page units. */
const gap = 32
/** Between the drawing and the cards. */
const margin = 112
const headHeight = 36
const rowHeight = 32
/** What an entity says below its fields: the store, and why. */
const entityFoot = 128
const entityColumns = 2
/** Wider than new cards are, so that formulas and requests stay on few lines. */
const widths = { ...cardWidths, requirements: 416, estimate: 592, api: 640 }

/** The records of a problem's reference design, without the page and the document. They pass the guard. */
export function referenceBoard(problem: Problem, locale: Locale): BoardRecord[] {
  const { graph } = problem.structure
  const { nodes, edges } = problem.words[locale]
  return [
    ...drawingOf(graph, { nodes, edges }),
    ...cardsOf(problem, locale, Math.max(...graph.nodes.map(({ y }) => y)) + 68 + margin),
  ]
}

/** The records of what a hurried candidate draws: the drawing alone. They pass the guard. */
export function weakBoard({ structure, words }: Problem, locale: Locale): BoardRecord[] {
  const { weakNodes: nodes, weakEdges: edges } = words[locale]
  return drawingOf(structure.weak, { nodes, edges })
}

function drawingOf(
  graph: ProblemGraph,
  words: { nodes: Readonly<Record<string, string>>; edges: Readonly<Record<string, string>> },
): BoardRecord[] {
  const kinds = new Map(graph.nodes.map(({ id, kind }) => [id, kind]))
  const kindOf = (id: string) => {
    const kind = kinds.get(id)
    if (!kind) throw new Error(`there is no node ${id}`)
    return kind
  }
  return [
    ...graph.nodes.map((node) => componentOf(node, words.nodes[node.id] ?? '')),
    ...graph.edges.flatMap((edge) =>
      flowOf(
        edge,
        words.edges[edgeId(edge)] ?? '',
        metaOf(edge, defaultFlow(kindOf(edge.from), kindOf(edge.to))),
      ),
    ),
  ]
}

function componentOf({ id, kind, x, y, instances, shards, active, ops }: ProblemNode, label: string) {
  return makeComponent({
    id,
    x,
    y,
    kind,
    label,
    ...(instances !== undefined && { instances }),
    ...(shards !== undefined && { shards }),
    ...(active !== undefined && { active }),
    ...(ops !== undefined && { readOps: ops, writeOps: ops }),
  })
}

function flowOf(edge: ProblemEdge, label: string, meta: FlowMeta): BoardRecord[] {
  const [arrow, start, end] = makeArrow({
    id: edgeId(edge),
    from: makeShapeId(edge.from),
    to: makeShapeId(edge.to),
    label,
    dash: edge.mode === 'async' ? 'dashed' : 'solid',
    meta,
  })
  const { bend = 0.5, labelAt = 0.5 } = edge
  return [
    { ...arrow, props: { ...arrow.props, elbowMidPoint: bend, labelPosition: labelAt } },
    meeting(start, edge.leaves),
    meeting(end, edge.enters),
  ]
}

/** What is not the default between the two kinds: that is all an arrow keeps. */
function metaOf(edge: ProblemEdge, usual: ReturnType<typeof defaultFlow>): FlowMeta {
  return {
    ...(edge.op !== usual.op && { op: edge.op }),
    ...(edge.mode !== usual.mode && { mode: edge.mode }),
    ...(edge.share !== undefined && { share: edge.share }),
    ...(edge.fanout !== undefined && { fanout: edge.fanout }),
    ...(edge.loop !== undefined && { loop: edge.loop }),
  }
}

/** Where on a box a side has a point `at` its length. */
const anchors: Record<Side, (at: number) => { x: number; y: number }> = {
  top: (at) => ({ x: at, y: 0 }),
  bottom: (at) => ({ x: at, y: 1 }),
  left: (at) => ({ x: 0, y: at }),
  right: (at) => ({ x: 1, y: at }),
}

function meeting(binding: ArrowEnd, end: ProblemEdge['leaves']): ArrowEnd {
  if (!end) return binding
  const [side, at] = end
  const props = { ...binding.props, isPrecise: true, normalizedAnchor: anchors[side](at) }
  return { ...binding, props }
}

/** The ids of cards have what no node's or flow's has, whatever those are called: an API service may be `api`. */
const cardId = (name: string) => `card:${name}`

function cardsOf(problem: Problem, locale: Locale, top: number): CardShape[] {
  const { structure } = problem
  const words = problem.words[locale]
  const requirements = makeCard(
    'requirements',
    { id: cardId('requirements'), x: 0, y: top },
    {
      w: widths.requirements,
      rows: [
        ...structure.functional.map((id) => ({
          section: 'functional' as const,
          text: words.functional[id] ?? '',
          target: '',
        })),
        ...structure.nonfunctional.map((id) => ({
          section: 'nonfunctional' as const,
          text: words.nonfunctional[id]?.quality ?? '',
          target: words.nonfunctional[id]?.target ?? '',
        })),
        ...structure.out.map((id) => ({ section: 'out' as const, text: words.out[id] ?? '', target: '' })),
      ],
    },
  )
  const estimateX = widths.requirements + gap
  const { inputs, derived } = structure.estimate
  const estimate = makeCard(
    'estimate',
    { id: cardId('estimate'), x: estimateX, y: top },
    {
      w: widths.estimate,
      rows: [...inputs, ...derived].map(({ id, formula, unit }) => ({ name: id, formula, unit })),
    },
  )
  const apiX = estimateX + widths.estimate + gap
  const api = makeCard(
    'api',
    { id: cardId('api'), x: apiX, y: top },
    {
      w: widths.api,
      rows: structure.api.map(({ id, method, path }) => ({
        method,
        path,
        request: words.api[id]?.request ?? '',
        response: words.api[id]?.response ?? '',
        notes: words.api[id]?.notes ?? '',
      })),
    },
  )
  const entityX = apiX + widths.api + gap
  return [requirements, estimate, api, ...entitiesOf(problem, locale, entityX, top)]
}

/** Entities in columns beside each other, each in the one that is shortest so far. */
function entitiesOf({ structure, words }: Problem, locale: Locale, left: number, top: number): CardShape[] {
  const bottoms: number[] = Array.from({ length: entityColumns }, () => top)
  return structure.entities.map((entity) => {
    const y = Math.min(...bottoms)
    const column = bottoms.indexOf(y)
    bottoms[column] = y + headHeight + rowHeight * entity.fields.length + entityFoot + gap
    const x = left + column * (widths.entity + gap)
    return entityCard(entity, words[locale].entities[entity.id]?.why ?? '', { x, y })
  })
}

function entityCard(entity: ProblemEntity, why: string, place: { x: number; y: number }): CardShape {
  return makeCard(
    'entity',
    { id: cardId(`entity:${entity.id}`), ...place },
    {
      title: entity.id,
      store: entity.store,
      relational: entity.relational,
      ...entity.guide,
      why,
      rows: entity.fields.map(({ name, type, key = '', references = '', isIndexed = false }) => ({
        name,
        type,
        key,
        references,
        isIndexed,
      })),
    },
  )
}

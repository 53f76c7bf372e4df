import { expect, test } from 'vitest'
import { problems } from '@/lib/problem/catalog/problems'
import type { ProblemEdge, ProblemNode } from '@/lib/problem/structure'

/** A box of a board, as components/canvas/shapes draws it, and what stands above its right edge. */
const [width, height] = [176, 68]
const badgesRight = 8
const badgeGap = 4
/** Of a badge in 11 px: a character, and what is left and right of the text. */
const [character, padding] = [6.2, 14]
/** Half an arrowhead. */
const head = 6

const designs = problems.flatMap(({ structure: { id, graph, weak } }) => [
  { id, design: 'reference', ...graph },
  { id, design: 'hurried', ...weak },
])

/** How wide the badges of a box are together; 0 without any. English has the longer ones. */
function badgesWidth({ shards = 1, instances = 1 }: ProblemNode): number {
  const badges = [
    ...(shards > 1 ? [`${shards} shards`] : []),
    ...(instances > 1 ? [`×${instances}`] : []),
  ].map((text) => text.length * character + padding)
  return badges.reduce((sum, badge) => sum + badge + badgeGap, 0)
}

/** Where an arrow meets the top of a box, in its widths from the left; null where it meets another side. */
function meetsTopAt(own: ProblemNode, other: ProblemNode, end: ProblemEdge['enters']): number | null {
  if (end) return end[0] === 'top' ? end[1] : null
  // An elbow of its own choice goes straight up to what stands above.
  return Math.abs(own.x - other.x) < width && other.y < own.y ? 0.5 : null
}

test.each(designs)('P1 no arrow runs through the badges of a box: $id, $design', ({ nodes, edges }) => {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const struck = edges.flatMap((edge) => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)]
    if (!from || !to) return []
    return [
      { own: from, at: meetsTopAt(from, to, edge.leaves) },
      { own: to, at: meetsTopAt(to, from, edge.enters) },
    ]
      .filter(({ own, at }) => {
        const badges = badgesWidth(own)
        return badges > 0 && at !== null && at * width + head > width - badgesRight - badges
      })
      .map(({ own, at }) => `${edge.from} → ${edge.to} at ${own.id}, ${at}`)
  })
  expect(struck).toEqual([])
})

test.each(designs)('P1 no box stands on another: $id, $design', ({ nodes }) => {
  const touching = nodes.flatMap((one, at) =>
    nodes
      .slice(at + 1)
      .filter((other) => Math.abs(one.x - other.x) < width + 16 && Math.abs(one.y - other.y) < height + 24)
      .map((other) => `${one.id} and ${other.id}`),
  )
  expect(touching).toEqual([])
})

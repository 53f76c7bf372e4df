/** The line of a flow as SVG paths, from the way tldraw has found for it. Everything is in the arrow's own units. */
import type { TLArrowInfo, VecLike } from 'tldraw'

/** How far corners of an elbow are rounded. */
const cornerRadius = 8

type ArcInfo = Extract<TLArrowInfo, { type: 'arc' }>

/** The line, without what its filled head covers at the end. */
export function bodyPath(info: TLArrowInfo, headLength: number): string {
  return info.type === 'arc' ? arcPath(info, headLength) : cornersPath(pointsOf(info), headLength)
}

/** A head at one end: two strokes, or closed to be filled. */
export function headPath(
  info: TLArrowInfo,
  at: 'start' | 'end',
  { length, width, isClosed }: { length: number; width: number; isClosed: boolean },
): string {
  const tip = info[at].point
  const way = direction(info, at)
  const base = { x: tip.x - way.x * length, y: tip.y - way.y * length }
  const side = { x: (-way.y * width) / 2, y: (way.x * width) / 2 }
  const left = place(base.x + side.x, base.y + side.y)
  const right = place(base.x - side.x, base.y - side.y)
  return `M${left}L${place(tip.x, tip.y)}L${right}${isClosed ? 'Z' : ''}`
}

/** From where the ends point to, inside the components, to where the line begins and ends. */
export function hintPath({ start, end }: TLArrowInfo): string {
  return [start, end]
    .map(({ handle, point }) => `M${place(handle.x, handle.y)}L${place(point.x, point.y)}`)
    .join('')
}

function pointsOf(info: Exclude<TLArrowInfo, ArcInfo>): readonly VecLike[] {
  if (info.type === 'straight') return [info.start.point, info.end.point]
  const { points, skipPointsWhenDrawing } = info.route
  return points.filter((point) => !skipPointsWhenDrawing.has(point))
}

function cornersPath(points: readonly VecLike[], headLength: number): string {
  const first = points[0] as VecLike
  const last = points.length - 1
  let path = `M${place(first.x, first.y)}`
  for (let i = 1; i <= last; i++) {
    const [before, point, after] = [points[i - 1], points[i], points[i + 1]] as VecLike[]
    if (!before || !point) continue
    const segment = distance(before, point)
    if (!after) {
      const end = along(point, before, Math.min(headLength, segment / 2))
      path += `L${place(end.x, end.y)}`
      continue
    }
    const radius = Math.min(cornerRadius, segment / 2, distance(point, after) / 2)
    const [into, out] = [along(point, before, radius), along(point, after, radius)]
    path += `L${place(into.x, into.y)}Q${place(point.x, point.y)} ${place(out.x, out.y)}`
  }
  return path
}

function arcPath({ start, end, bodyArc }: ArcInfo, headLength: number): string {
  const { radius, center, length, largeArcFlag, sweepFlag } = bodyArc
  const whole = Math.abs(length)
  const cut = Math.min(headLength, whole / 2) / radius
  const turn = sweepFlag ? -cut : cut
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)]
  const [dx, dy] = [end.point.x - center.x, end.point.y - center.y]
  const stop = place(center.x + dx * cos - dy * sin, center.y + dx * sin + dy * cos)
  const isLarge = largeArcFlag && whole / radius - cut > Math.PI ? 1 : 0
  const round = radius.toFixed(2)
  return `M${place(start.point.x, start.point.y)}A${round} ${round} 0 ${isLarge} ${sweepFlag} ${stop}`
}

/** Which way the line points as it leaves the arrow at an end; a unit vector. */
function direction(info: TLArrowInfo, at: 'start' | 'end'): VecLike {
  const tip = info[at].point
  if (info.type === 'arc') {
    const { center, radius, sweepFlag } = info.bodyArc
    const isClockwise = Boolean(sweepFlag) === (at === 'end')
    const [x, y] = [(tip.x - center.x) / radius, (tip.y - center.y) / radius]
    return isClockwise ? { x: -y, y: x } : { x: y, y: -x }
  }
  const points = pointsOf(info)
  const others = at === 'end' ? [...points].reverse() : points
  const neighbour = others.find((point) => distance(point, tip) > 0.01) ?? { x: tip.x - 1, y: tip.y }
  const far = distance(neighbour, tip)
  return { x: (tip.x - neighbour.x) / far, y: (tip.y - neighbour.y) / far }
}

function along(from: VecLike, to: VecLike, by: number): VecLike {
  const whole = distance(from, to)
  if (whole === 0) return from
  return { x: from.x + ((to.x - from.x) * by) / whole, y: from.y + ((to.y - from.y) * by) / whole }
}

function distance(a: VecLike, b: VecLike): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

function place(x: number, y: number): string {
  return `${Number(x.toFixed(2))},${Number(y.toFixed(2))}`
}

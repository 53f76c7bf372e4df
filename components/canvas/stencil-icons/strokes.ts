/** Outlines the icons share, as SVG path data on the 24 grid. */

/** A rectangle with rounded corners. */
export function box(x: number, y: number, w: number, h: number, r = 2): string {
  const [across, down] = [w - 2 * r, h - 2 * r].map(short)
  const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`
  return `M${short(x + r)} ${y}h${across}${corner(r, r)}v${down}${corner(-r, r)}h-${across}${corner(-r, -r)}v-${down}${corner(r, -r)}z`
}

/** A circle. */
export function ring(x: number, y: number, r: number): string {
  return ellipse(x, y, r, r)
}

/** An ellipse. */
export function ellipse(x: number, y: number, rx: number, ry: number): string {
  return `M${short(x - rx)} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`
}

/** A drum, the outline of stores: from the left end of its lid, as wide and high as said. */
export function drum(x: number, y: number, w: number, h: number, ry = 2.8): string {
  const rx = w / 2
  return `${ellipse(x + rx, y, rx, ry)}M${x} ${y}v${h}a${rx} ${ry} 0 0 0 ${w} 0v-${h}`
}

/** The hexagon of what keeps everything else running. */
export const hexagon = 'M12 2.8l8 4.6v9.2l-8 4.6-8-4.6V7.4z'

/** A cog wheel with its teeth, flat ones. */
export function cog(x: number, y: number, outer: number, inner: number, teeth: number): string {
  const step = (2 * Math.PI) / teeth
  const points = Array.from({ length: teeth }, (_, tooth) =>
    [
      [inner, -0.29],
      [outer, -0.18],
      [outer, 0.18],
      [inner, 0.29],
    ].map(([radius = 0, part = 0]) => {
      const angle = (tooth + part) * step
      return `${short(x + radius * Math.sin(angle))} ${short(y - radius * Math.cos(angle))}`
    }),
  ).flat()
  return `M${points.join('L')}z`
}

function short(value: number): number {
  return Math.round(value * 100) / 100
}

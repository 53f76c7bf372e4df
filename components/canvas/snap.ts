/** The grid that components lie on, in page units. */
export const snapStep = 8

/** The nearest place on the grid. */
export function snapped(value: number): number {
  return Math.round(value / snapStep) * snapStep
}

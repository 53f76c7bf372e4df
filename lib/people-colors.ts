/** The six colours of people; white text on each has a contrast of at least 4.5. A participant keeps an index into this list. */
export const peopleColors = ['#1171F0', '#A86716', '#066F59', '#600F86', '#E5126F', '#504902'] as const

/** The colour of a participant. Any integer is accepted and wrapped into the list. */
export function personColor(index: number): string {
  const { length } = peopleColors
  return peopleColors[((index % length) + length) % length] ?? peopleColors[0]
}

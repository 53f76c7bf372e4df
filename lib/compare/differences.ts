/** What is different between two sessions, of parts of one sort. */

/** One thing about a part that is another one in the second session; null where nothing is said of it. */
export interface Change<Field extends string> {
  field: Field
  from: string | number | boolean | null
  to: string | number | boolean | null
}

/** A part that both have, and what is different about it. */
export interface Changed<Part, Field extends string> {
  /** As it is in the second session. */
  part: Part
  /** As it was in the first. */
  was: Part
  changes: Change<Field>[]
}

export interface Differences<Part, Field extends string> {
  /** In the second session alone. */
  added: Part[]
  /** In the first session alone. */
  gone: Part[]
  changed: Changed<Part, Field>[]
}

export const groups = ['added', 'gone', 'changed'] as const
export type Group = (typeof groups)[number]

/** The first differences of each group, and how many more there are. */
export interface FirstDifferences<Part, Field extends string> extends Differences<Part, Field> {
  left: Record<Group, number>
}

/** At most so many differences of a group are told. */
export const mostOfGroup = 100

/** The first differences of each group. */
export function firstDifferences<Part, Field extends string>({
  added,
  gone,
  changed,
}: Differences<Part, Field>): FirstDifferences<Part, Field> {
  const leftOf = ({ length }: readonly unknown[]) => Math.max(0, length - mostOfGroup)
  return {
    added: added.slice(0, mostOfGroup),
    gone: gone.slice(0, mostOfGroup),
    changed: changed.slice(0, mostOfGroup),
    left: { added: leftOf(added), gone: leftOf(gone), changed: leftOf(changed) },
  }
}

/** How many differences there are. */
export function countDifferences(differences: Differences<unknown, string>): number {
  return groups.reduce((sum, group) => sum + differences[group].length, 0)
}

/** The changes between two sets of figures: `fields` in their order, without those that are equal. */
export function changesOf<Field extends string>(
  fields: readonly Field[],
  from: Readonly<Record<Field, Change<Field>['from']>>,
  to: Readonly<Record<Field, Change<Field>['to']>>,
): Change<Field>[] {
  return fields.flatMap((field) =>
    from[field] === to[field] ? [] : [{ field, from: from[field], to: to[field] }],
  )
}

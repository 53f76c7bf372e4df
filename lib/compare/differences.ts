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

/** How many differences there are. */
export function countDifferences({ added, gone, changed }: Differences<unknown, string>): number {
  return added.length + gone.length + changed.length
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

/** The built-in rubrics by name: words about readiness, or about hiring (C1). Their words are in built-in-rubrics.ts. */
export const rubricIds = ['readiness', 'hire'] as const
export type RubricId = (typeof rubricIds)[number]

/** The rubric a room names; the usual one where it names one that is no more. */
export function rubricOf(id: string): RubricId {
  return rubricIds.find((known) => known === id) ?? 'readiness'
}

/** The rubrics every instance has. */
import type { Locale } from '@/lib/i18n/locale'
import { hire } from '@/lib/rubric/built-in/hire'
import { readiness } from '@/lib/rubric/built-in/readiness'
import type { RubricWords } from '@/lib/rubric/rubric'

export const builtInRubrics = { readiness, hire } as const
export type RubricId = keyof typeof builtInRubrics
export const rubricIds = Object.keys(builtInRubrics) as [RubricId, ...RubricId[]]

/** Whether there is a rubric of this name. */
export function isRubric(id: string): id is RubricId {
  return Object.hasOwn(builtInRubrics, id)
}

/** The words of a rubric; of the usual one where a room names one that is no more. */
export function rubricWords(id: string, locale: Locale): RubricWords {
  return builtInRubrics[isRubric(id) ? id : 'readiness'][locale]
}

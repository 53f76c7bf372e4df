/** The rubrics every instance has. */
import type { Locale } from '@/lib/i18n/locale'
import { hire } from '@/lib/rubric/built-in/hire'
import { readiness } from '@/lib/rubric/built-in/readiness'
import type { RubricWords } from '@/lib/rubric/rubric'
import { type RubricId, rubricOf } from '@/lib/rubric/rubric-ids'

export const builtInRubrics = { readiness, hire } as const satisfies Record<
  RubricId,
  Record<Locale, RubricWords>
>

/** The words of a rubric; of the usual one where a room names one that is no more. */
export function rubricWords(id: string, locale: Locale): RubricWords {
  return builtInRubrics[rubricOf(id)][locale]
}

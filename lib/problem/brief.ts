/** What of a problem is meant for everybody: candidates get this and nothing else of it (P3). */
import { type Locale, locales } from '@/lib/i18n/locale'
import type { Problem } from '@/lib/problem/problem'
import type { Theme } from '@/lib/problem/themes'

/** What candidates are asked, in one language. */
export interface Brief {
  id: string
  title: string
  /** One paragraph; of a problem that somebody wrote, Markdown (components/ui/markdown.tsx shows both). */
  statement: string
  /** What is known at the start. */
  given: string[]
}

/** A problem as the library lists it. */
export interface ProblemCard {
  id: string
  title: string
  line: string
  /** Title and line in the other languages, which find it too; '' where there are none. */
  otherWords: string
  theme: Theme
  /** 1 to 5. */
  difficulty: number
  minutes: number
  /**
   * Of a problem that somebody wrote: what it is written in, and who wrote it (null: whoever looks; missing: that is not
   * known any more, as it is only the copy of a room).
   */
  own: { language: Locale; author?: string | null } | null
}

/** The brief, field by field: what is added to a problem later reaches no candidate by accident. */
export function briefOf({ structure, words }: Problem, locale: Locale): Brief {
  const { title, statement, given } = words[locale]
  return { id: structure.id, title, statement, given: structure.given.map((id) => given[id] ?? '') }
}

/** The card of the library, field by field. */
export function cardOf({ structure, words }: Problem, locale: Locale): ProblemCard {
  const { id, theme, difficulty, minutes } = structure
  const { title, line } = words[locale]
  const otherWords = locales
    .filter((other) => other !== locale)
    .map((other) => `${words[other].title}\n${words[other].line}`)
    .join('\n')
  return { id, title, line, otherWords, theme, difficulty, minutes, own: null }
}

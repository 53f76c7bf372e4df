/** What lists say of a problem that somebody wrote: it is kept beside it, so that no list reads whole problems. */
import { ownLineMax, ownTitleMax, type OwnDraft } from '@/lib/problem/own-problem'

/** Title, line, language and figures of a draft, or of what was published of one. */
export type OwnProblemCard = Pick<
  OwnDraft,
  'title' | 'line' | 'language' | 'theme' | 'difficulty' | 'minutes'
>

/** Makes the card of a draft. Of texts that are too long it has as much as may be given. */
export function ownProblemCard(draft: OwnDraft): OwnProblemCard {
  const { title, line, language, theme, difficulty, minutes } = draft
  return {
    ...{ title: beginning(title, ownTitleMax), line: beginning(line, ownLineMax) },
    ...{ language, theme, difficulty, minutes },
  }
}

/** The first characters of a text, none of them cut. */
function beginning(text: string, count: number): string {
  return Array.from(text).slice(0, count).join('')
}

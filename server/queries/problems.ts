/** The built-in problems as the pages and routes take them. */
import { z } from 'zod'
import { type Locale, locales } from '@/lib/i18n/locale'
import { type Brief, briefOf, cardOf, type ProblemCard } from '@/lib/problem/brief'
import { findProblem, problems } from '@/lib/problem/catalog/problems'
import type { Runtime } from '@/server/runtime'

/** Parses the id of a problem there is. */
export const problemInput = z.string().refine((id) => findProblem(id) !== null)

/** The library: a card for each problem. */
export function problemCards(locale: Locale): ProblemCard[] {
  return problems.map((problem) => cardOf(problem, locale))
}

/** What everybody may know of a problem, or null when there is none of this id. */
export function publicProblem(id: string, locale: Locale): (ProblemCard & Brief) | null {
  const problem = findProblem(id)
  return problem && { ...cardOf(problem, locale), ...briefOf(problem, locale) }
}

/** How a room about a problem is called; null without a problem. */
export function titleOfProblem(id: string | null, locale: Locale): string | null {
  return (id !== null && findProblem(id)?.words[locale].title) || null
}

/** Ids of the problems whose title, in either language, has this text in it. Letters count alike whatever their case. */
export function problemsCalled(text: string): string[] {
  const wanted = text.toLowerCase()
  return problems
    .filter(({ words }) => locales.some((locale) => words[locale].title.toLowerCase().includes(wanted)))
    .map(({ structure }) => structure.id)
}

/** What the interview after this room's may be about, by title alone (P5): every problem but this one. */
export async function nextProblems(
  runtime: Pick<Runtime, 'db'>,
  roomId: string,
  locale: Locale,
): Promise<{ id: string; title: string }[]> {
  const room = await runtime.db.room.findUnique({ where: { id: roomId }, select: { problemId: true } })
  return problems
    .map(({ structure, words }) => ({ id: structure.id, title: words[locale].title }))
    .filter(({ id }) => id !== room?.problemId)
}

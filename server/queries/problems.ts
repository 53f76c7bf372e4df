/** The problems there are for somebody, as pages and routes take them: built-in, their own, and those that others share (P4). */
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { type Locale, locales } from '@/lib/i18n/locale'
import { type Brief, briefOf, cardOf, type ProblemCard } from '@/lib/problem/brief'
import { findProblem, problems } from '@/lib/problem/catalog/problems'
import type { OwnProblemCard } from '@/lib/problem/own-problem-card'
import type { Problem } from '@/lib/problem/problem'
import { isProblemId } from '@/server/queries/problem-id'
import { availableProblem, isAvailableTo } from '@/server/queries/available-problems'
import { wordedProblemOfRoom } from '@/server/queries/problem-of-room'
import type { Runtime } from '@/server/runtime'

/** Parses the id of a built-in problem. */
export const builtInProblem = z.string().refine((id) => findProblem(id) !== null)

/** Parses what may be the id of a problem, built-in or not: whether it is one, `requireProblem` and `takeProblem` say. */
export const problemInput = z.string().refine(isProblemId)

/** So many problems of people are listed, the newest. */
const mostListed = 500
/** And so many of one other person, the newest: nobody fills the library of all. */
const mostOfOne = 50

/** The library of somebody, strangers too: a card for each problem, the built-in ones first, then their own. */
export async function problemCards(
  runtime: Pick<Runtime, 'db'>,
  userId: string | null,
  locale: Locale,
): Promise<ProblemCard[]> {
  const builtIn = problems.map((problem) => cardOf(problem, locale))
  return userId === null ? builtIn : [...builtIn, ...(await ownCards(runtime, userId))]
}

interface OwnCardRow {
  id: string
  card: OwnProblemCard
  author: string | null
}

async function ownCards({ db }: Pick<Runtime, 'db'>, userId: string): Promise<ProblemCard[]> {
  const rows = await db.$queryRaw<OwnCardRow[]>`
    SELECT id, card, author FROM (
      SELECT p.id, p.card, p."publishedAt", p."ownerId" = ${userId} AS "isMine",
        CASE WHEN p."ownerId" = ${userId} THEN NULL ELSE u.name END AS author,
        row_number() OVER (PARTITION BY p."ownerId" ORDER BY p."publishedAt" DESC, p.id) AS place
      FROM "OwnProblem" p JOIN "User" u ON u.id = p."ownerId"
      WHERE ${isAvailableTo(userId)}) AS found
    WHERE "isMine" OR place <= ${mostOfOne}
    ORDER BY "isMine" DESC, "publishedAt" DESC, id LIMIT ${mostListed}`
  return rows.map(({ id, card: { language, ...card }, author }) => ({
    ...{ id, ...card, otherWords: '' },
    own: { language, author },
  }))
}

/** What somebody may know of a problem before they have anything to do with it; null when there is none of this id for them. */
export async function publicProblem(
  runtime: Pick<Runtime, 'db'>,
  userId: string | null,
  id: string,
  locale: Locale,
): Promise<(ProblemCard & Brief) | null> {
  const builtIn = findProblem(id)
  if (builtIn) return { ...cardOf(builtIn, locale), ...briefOf(builtIn, locale) }
  const found = await availableProblem(runtime.db, { userId, problemId: id })
  if (!found) return null
  const { problem, author } = found
  const language = problem.own?.language ?? locale
  return { ...cardOf(problem, locale), ...briefOf(problem, locale), own: { language, author } }
}

/** A problem that somebody may give. AppError invalid, at `problemId`, where there is none of this id for them. */
export async function requireProblem(
  runtime: Pick<Runtime, 'db'>,
  userId: string | null,
  problemId: string,
): Promise<Problem> {
  const problem =
    findProblem(problemId) ?? (await availableProblem(runtime.db, { userId, problemId }))?.problem
  if (!problem) throw new AppError('invalid', { problemId: 'not_allowed' })
  return problem
}

/** How a room about a built-in problem is called; null without one. */
export function titleOfProblem(id: string | null, locale: Locale): string | null {
  return (id !== null && findProblem(id)?.words[locale].title) || null
}

/** Ids of the built-in problems whose title, in either language, has this text in it. Letters count alike whatever their case. */
export function problemsCalled(text: string): string[] {
  const wanted = text.toLowerCase()
  return problems
    .filter(({ words }) => locales.some((locale) => words[locale].title.toLowerCase().includes(wanted)))
    .map(({ structure }) => structure.id)
}

/** What a room's interview can be about for whoever sets it up: all there is for them, and what it is about now. */
export async function problemsToSetUp(
  runtime: Pick<Runtime, 'db'>,
  { roomId, userId }: { roomId: string; userId: string },
  locale: Locale,
): Promise<ProblemCard[]> {
  const [room, cards] = await Promise.all([
    runtime.db.room.findUnique({ where: { id: roomId }, select: { id: true, problemId: true } }),
    problemCards(runtime, userId, locale),
  ])
  if (!room || cards.some(({ id }) => id === room.problemId)) return cards
  const present = await wordedProblemOfRoom(runtime.db, room)
  if (!present) return cards
  // Of the copy of a room nobody knows any more who wrote it.
  const own = present.own ? { language: present.own.language } : null
  return [...cards, { ...cardOf(present, locale), own }]
}

/** What the interview after this room's may be about for whoever picks, by title alone (P5): every problem but this one. */
export async function nextProblems(
  runtime: Pick<Runtime, 'db'>,
  { roomId, userId }: { roomId: string; userId: string },
  locale: Locale,
): Promise<{ id: string; title: string }[]> {
  const [room, cards] = await Promise.all([
    runtime.db.room.findUnique({ where: { id: roomId }, select: { problemId: true } }),
    problemCards(runtime, userId, locale),
  ])
  return cards.filter(({ id }) => id !== room?.problemId).map(({ id, title }) => ({ id, title }))
}

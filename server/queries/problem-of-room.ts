/** The one place that says what a room is about: a built-in problem, or its own copy of one that somebody wrote. */
import type { Locale } from '@/lib/i18n/locale'
import { findProblem } from '@/lib/problem/catalog/problems'
import type { Problem } from '@/lib/problem/problem'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import { storedProblem } from '@/server/queries/available-problems'

type Reader = PrismaClient | Prisma.TransactionClient

interface RoomAbout {
  id: string
  problemId: string | null
}

/** The whole problem of a room, with its reference design; null without one. */
export async function problemOfRoom(db: Reader, { id, problemId }: RoomAbout): Promise<Problem | null> {
  const builtIn = problemId === null ? null : findProblem(problemId)
  if (builtIn || problemId === null) return builtIn
  const copy = await db.roomProblem.findUnique({ where: { roomId: id } })
  return copy && storedProblem(problemId, copy)
}

/** As `problemOfRoom`, for what shows its words: of one that somebody wrote without the reference design, which may be large. */
export async function wordedProblemOfRoom(db: Reader, { id, problemId }: RoomAbout): Promise<Problem | null> {
  const builtIn = problemId === null ? null : findProblem(problemId)
  if (builtIn || problemId === null) return builtIn
  const copy = await db.roomProblem.findUnique({ where: { roomId: id }, select: { content: true } })
  return copy && storedProblem(problemId, { ...copy, reference: null })
}

/** How the problems of many rooms are called, by the id of the room; rooms without one are left out. */
export async function problemTitlesOfRooms(
  db: Reader,
  rooms: readonly RoomAbout[],
  locale: Locale,
): Promise<Map<string, string>> {
  const about = rooms.flatMap(({ id, problemId }) => (problemId === null ? [] : [{ id, problemId }]))
  const builtIn = new Map(
    about.flatMap(({ id, problemId }) => {
      const title = findProblem(problemId)?.words[locale].title
      return title === undefined ? [] : [[id, title] as const]
    }),
  )
  const others = about.filter(({ id }) => !builtIn.has(id))
  if (others.length === 0) return builtIn
  const copies = await db.roomProblem.findMany({
    where: { roomId: { in: others.map(({ id }) => id) } },
    select: { roomId: true, title: true },
  })
  return new Map([...builtIn, ...copies.map(({ roomId, title }) => [roomId, title] as const)])
}

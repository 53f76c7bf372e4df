import { type Locale, locales } from '@/lib/i18n/locale'
import { isId } from '@/server/auth/id'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'

/** The people of the sample session of a language. Nobody can be them: they have no account and no device. */
export function samplePeople(locale: Locale): { interviewer: string; candidate: string } {
  return { interviewer: `sample-${locale}-interviewer`, candidate: `sample-${locale}-candidate` }
}

/** Who leads the samples. */
export const sampleHosts: readonly string[] = locales.map((locale) => samplePeople(locale).interviewer)

/** The last thing that is done to it is to say that it is kept. */
const isWhole = {
  phase: { in: ['ended', 'released'] },
  keptFrom: { not: null },
} satisfies Prisma.RoomWhereInput

/** The room of the sample session of a language, once it is whole; null before. */
export async function sampleRoomOf(
  { db }: { db: PrismaClient },
  locale: Locale,
): Promise<{ roomId: string } | null> {
  const hostId = samplePeople(locale).interviewer
  const room = await db.room.findFirst({
    where: { hostId, ...isWhole },
    select: { id: true },
  })
  return room && { roomId: room.id }
}

/** Who leads a sample that is whole; null of any other room. */
export async function sampleHostOf({ db }: { db: PrismaClient }, roomId: string): Promise<string | null> {
  if (!isId(roomId)) return null
  const where = { id: roomId, hostId: { in: [...sampleHosts] }, ...isWhole }
  return (await db.room.findFirst({ where, select: { hostId: true } }))?.hostId ?? null
}

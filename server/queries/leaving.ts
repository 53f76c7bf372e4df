import type { LeavingView } from '@/lib/account/settings-view'
import type { Prisma, PrismaClient } from '@/server/db/generated/client'
import type { Runtime } from '@/server/runtime'

/** A room somebody leads, and who would lead it without them. */
interface LedRoom {
  id: string
  title: string
  /** The interviewer with an account who came first; null where there is none. */
  successor: { participantId: string; name: string } | null
}

/** The rooms this user leads, and to whom each would pass. */
export async function ledRooms(
  db: PrismaClient | Prisma.TransactionClient,
  userId: string,
): Promise<LedRoom[]> {
  const rooms = await db.room.findMany({
    where: { hostId: userId },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: {
      id: true,
      title: true,
      participants: {
        where: {
          role: 'interviewer',
          removedAt: null,
          userId: { not: userId },
          user: { email: { not: null }, disabledAt: null },
        },
        orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
        take: 1,
        select: { id: true, name: true },
      },
    },
  })
  return rooms.map(({ id, title, participants: [first] }) => ({
    id,
    title,
    successor: first ? { participantId: first.id, name: first.name } : null,
  }))
}

/** What would go and what would stay if somebody left (O6). */
export async function leavingOf(runtime: Pick<Runtime, 'db'>, userId: string): Promise<LeavingView> {
  const [led, others, admins] = await Promise.all([
    ledRooms(runtime.db, userId),
    runtime.db.participant.count({
      where: { userId, removedAt: null, room: { hostId: { not: userId } } },
    }),
    runtime.db.user.findMany({ where: { isAdmin: true, disabledAt: null }, select: { id: true }, take: 2 }),
  ])
  return {
    deleted: led.filter(({ successor }) => successor === null).map(({ title }) => title),
    passed: led.flatMap(({ title, successor }) => (successor ? [{ title, to: successor.name }] : [])),
    others,
    isLastAdmin: admins.length === 1 && admins[0]?.id === userId,
  }
}

import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/locale'
import type { PrismaClient } from '@/server/db/generated/client'

/** Somebody who can be told by mail that their feedback is there. */
export interface ReleaseAddressee {
  email: string
  locale: Locale
}

/** The candidates of a room whose address is proven, and who can sign in. */
export async function releaseAddressees(db: PrismaClient, roomId: string): Promise<ReleaseAddressee[]> {
  const people = await db.participant.findMany({
    where: {
      ...{ roomId, role: 'candidate', removedAt: null },
      user: { email: { not: null }, emailVerifiedAt: { not: null }, disabledAt: null },
    },
    orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
    select: { user: { select: { email: true, locale: true } } },
  })
  return people.flatMap(({ user: { email, locale } }) =>
    email === null ? [] : [{ email, locale: isLocale(locale) ? locale : defaultLocale }],
  )
}

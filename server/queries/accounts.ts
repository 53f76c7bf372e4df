import { type AccountPage, accountsPerPage } from '@/lib/account/operator-view'
import { cleanEmail } from '@/lib/account/email'
import { AppError } from '@/lib/errors'
import type { Prisma } from '@/server/db/generated/client'
import { presentAccountRow } from '@/server/presenters/present-account-row'
import type { Runtime } from '@/server/runtime'

/** The accounts whose name or address has this text in it, newest first; all of them for an empty text. `page` counts from 1; one that is not there is the last. */
export async function findAccounts(
  runtime: Pick<Runtime, 'db'>,
  { search = '', page = 1 }: { search?: string; page?: number },
): Promise<AccountPage> {
  const where = whereOf(search)
  const total = await runtime.db.user.count({ where })
  const pages = Math.max(1, Math.ceil(total / accountsPerPage))
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages)
  const rows = await runtime.db.user.findMany({
    where,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    skip: (shown - 1) * accountsPerPage,
    take: accountsPerPage,
    include: {
      _count: { select: { hosted: true } },
    },
  })
  const seen = await lastSeen(
    runtime,
    rows.map(({ id }) => id),
  )
  return {
    accounts: rows.map((row) => presentAccountRow(row, seen.get(row.id) ?? null)),
    total,
    page: shown,
  }
}

/** When a device of each of these users was last here, in ms; devices that were signed out since were here, too. */
async function lastSeen(runtime: Pick<Runtime, 'db'>, userIds: string[]): Promise<Map<string, number>> {
  const devices = await runtime.db.authSession.groupBy({
    by: ['userId'],
    where: { userId: { in: userIds } },
    _max: { createdAt: true, lastSeenAt: true },
  })
  return new Map(
    devices.map(({ userId, _max: { createdAt, lastSeenAt } }) => [
      userId,
      Math.max(createdAt?.getTime() ?? 0, lastSeenAt?.getTime() ?? 0),
    ]),
  )
}

function whereOf(search: string): Prisma.UserWhereInput {
  // NUL would be an error in the database, and what LIKE takes for any text stands for itself.
  const text = search
    .replaceAll('\u0000', '')
    .trim()
    .slice(0, 200)
    .replace(/[\\%_]/g, '\\$&')
  if (text === '') return { email: { not: null } }
  const contains = { contains: text, mode: 'insensitive' } as const
  return { email: { not: null }, OR: [{ name: contains }, { email: contains }] }
}

/** The id of the account with this address. AppError not_found when there is none. */
export async function accountByEmail(runtime: Pick<Runtime, 'db'>, address: string): Promise<string> {
  const email = cleanEmail(address)
  const user = email === null ? null : await runtime.db.user.findUnique({ where: { email } })
  if (!user) throw new AppError('not_found')
  return user.id
}

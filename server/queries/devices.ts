import bowser from 'bowser'
import type { DeviceView } from '@/lib/account/ways-in'
import { sessionMaxAge, type Session } from '@/server/auth/session'
import type { Runtime } from '@/server/runtime'

/** The devices that are signed in as this person, the one that asks first, then the one seen last. */
export async function devicesOf(
  runtime: Pick<Runtime, 'db' | 'now'>,
  { userId, sid }: Session,
): Promise<DeviceView[]> {
  const oldest = new Date(runtime.now() - sessionMaxAge * 1000)
  const rows = await runtime.db.authSession.findMany({
    where: { userId, revokedAt: null, OR: [{ createdAt: { gt: oldest } }, { lastSeenAt: { gt: oldest } }] },
    orderBy: { createdAt: 'desc' },
  })
  const devices = rows.map((row) => ({
    id: row.id,
    ...describe(row.userAgent),
    createdAt: row.createdAt.getTime(),
    lastSeenAt: row.lastSeenAt?.getTime() ?? null,
    isThis: row.id === sid,
  }))
  const seen = (device: DeviceView) => device.lastSeenAt ?? device.createdAt
  return devices.sort((a, b) => Number(b.isThis) - Number(a.isThis) || seen(b) - seen(a))
}

function describe(userAgent: string | null): Pick<DeviceView, 'browser' | 'system'> {
  if (!userAgent) return { browser: null, system: null }
  const { browser, os } = bowser.parse(userAgent)
  return { browser: browser.name || null, system: os.name || null }
}

// Prisma's own codes: cannot reach, timed out, closed the connection, pool and transaction time-outs.
const prismaCodes: ReadonlySet<string> = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028'])
// What pg and the operating system say while Postgres stops, starts or is gone.
const driverCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03', '08006', '08001',
])
const driverKinds: ReadonlySet<string> = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'])

/** Whether an error says that the database cannot be reached just now, so that trying again makes sense. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 4) return false
  if ('code' in error && typeof error.code === 'string' && (prismaCodes.has(error.code) || driverCodes.has(error.code))) return true
  if ('kind' in error && typeof error.kind === 'string' && driverKinds.has(error.kind)) return true
  return 'cause' in error && isDatabaseAway(error.cause, depth + 1)
}

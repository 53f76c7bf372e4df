// Prisma's own codes: cannot reach, timed out, closed the connection, pool and transaction time-outs.
const prismaCodes = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028']
// What Postgres and the operating system say while Postgres stops, starts or is gone.
const driverCodes = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08006',
  '53300',
]
const driverKinds = ['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']
const signs: ReadonlySet<unknown> = new Set([...prismaCodes, ...driverCodes, ...driverKinds])

// Where Prisma and its adapter put a sign, and where they put the error they wrap.
const signKeys = ['code', 'kind', 'originalCode']
const wrapperKeys = ['cause', 'meta', 'driverAdapterError']

// Some of pg's errors carry nothing but words; ENOENT alone could be any file.
const words =
  /^Connection terminated|^Query read timeout|^timeout exceeded when trying to connect|not queryable$|connect ENOENT/m

/** Whether an error says that the database cannot be reached just now, so that trying again makes sense. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false
  const fields = error as Record<string, unknown>
  if (signKeys.some((key) => signs.has(fields[key]))) return true
  if (error instanceof Error && words.test(error.message)) return true
  return wrapperKeys.some((key) => isDatabaseAway(fields[key], depth + 1))
}

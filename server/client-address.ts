/** From which address a request came: the key of every limit by failures (X2). */
import type { IncomingMessage } from 'node:http'

/** Set by our own HTTP server on every request, whatever the client sent under this name. */
export const addressHeader = 'x-drawbridge-address'

/**
 * Writes the client's address into the request's headers, where route handlers read it (Next hands them
 * no socket). `trustProxy` is how many proxies of ours stand in front: 0 takes the socket's address, n
 * the n-th of X-Forwarded-For from the right, since everything further left is the client's own word.
 */
export function stampAddress(request: Pick<IncomingMessage, 'headers' | 'socket'>, trustProxy: number): void {
  const socketAddress = request.socket.remoteAddress ?? ''
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',')
  const claimed = trustProxy > 0 ? forwarded.at(-trustProxy)?.trim() : undefined
  request.headers[addressHeader] = claimed || socketAddress
}

/**
 * The limit key of a request: its address, IPv4 as it is, IPv6 as its /64 (one household or server has
 * a whole one, so single addresses would be no limit). Requests that no HTTP server of ours saw share one key.
 */
export function clientKey(headers: Headers): string {
  const address = (headers.get(addressHeader) ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!address.includes(':')) return address || 'unknown'
  return `${expandIpv6(address).slice(0, 4).join(':')}::/64`
}

function expandIpv6(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(gap).fill('0'), ...right].map((group) => group.replace(/^0+(?=.)/, ''))
}

import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { addressHeader, clientKey, stampAddress } from '@/server/client-address'

function keyOf(socketAddress: string, headers: IncomingMessage['headers'], trustProxy: number): string {
  const request = { headers, socket: { remoteAddress: socketAddress } } as Pick<
    IncomingMessage,
    'headers' | 'socket'
  >
  stampAddress(request, trustProxy)
  return clientKey(new Headers(request.headers as Record<string, string>))
}

test.each([
  ['without a proxy the socket decides', '203.0.113.9', {}, 0, '203.0.113.9'],
  [
    'X2 without TRUST_PROXY nobody invents an address',
    '203.0.113.9',
    { 'x-forwarded-for': '1.1.1.1' },
    0,
    '203.0.113.9',
  ],
  ['X2 nobody invents our own header', '203.0.113.9', { [addressHeader]: '1.1.1.1' }, 0, '203.0.113.9'],
  [
    'behind one proxy its word counts, not the client’s',
    '10.0.0.1',
    { 'x-forwarded-for': '1.1.1.1, 198.51.100.7' },
    1,
    '198.51.100.7',
  ],
  [
    'behind two proxies the second from the right counts',
    '10.0.0.1',
    { 'x-forwarded-for': '1.1.1.1, 198.51.100.7, 10.0.0.2' },
    2,
    '198.51.100.7',
  ],
  ['a proxy that says nothing leaves the socket', '10.0.0.1', {}, 1, '10.0.0.1'],
  [
    'a shorter list than promised leaves the socket',
    '10.0.0.1',
    { 'x-forwarded-for': '1.1.1.1' },
    2,
    '10.0.0.1',
  ],
  ['IPv4 in IPv6 clothes is IPv4', '::ffff:203.0.113.9', {}, 0, '203.0.113.9'],
  ['an IPv6 network counts as one', '2001:db8:1:2:aaaa::1', {}, 0, '2001:db8:1:2::/64'],
  ['its other addresses too', '2001:0db8:0001:0002::ffff', {}, 0, '2001:db8:1:2::/64'],
  ['loopback', '::1', {}, 0, '0:0:0:0::/64'],
])('%s', (_what, socketAddress, headers, trustProxy, key) => {
  expect(keyOf(socketAddress, headers as IncomingMessage['headers'], trustProxy)).toBe(key)
})

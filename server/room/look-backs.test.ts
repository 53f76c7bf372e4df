import { expect, test } from 'vitest'
import { lookBackInTurn } from '@/server/room/look-backs'

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('X2 B12 of those who look back two are served at once, the others in their order; one user has two, a room four', async () => {
  const runtime = { rooms: {} as never }
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const refused: string[] = []
  const look = (userId: string, roomId: string, name: string) =>
    lookBackInTurn(runtime, { userId, roomId }, async () => {
      begun.push(name)
      await new Promise<void>((resolve) => ends.set(name, resolve))
      if (name === 'a1') throw new Error('the database is away')
    }).catch(({ code, message }: { code?: string; message: string }) => void refused.push(code ?? message))
  const all = [look('a', 'r', 'a1'), look('a', 's', 'a2'), look('a', 't', 'a3')]
  for (const user of ['b', 'c', 'd', 'e']) all.push(look(user, 'r', user))
  await turn()
  expect(begun).toEqual(['a1', 'a2'])
  expect(refused).toEqual(['too_many', 'too_many'])
  for (const [name, next] of [
    ['a1', 'b'],
    ['a2', 'c'],
    ['b', 'd'],
  ] as const) {
    ends.get(name)?.()
    await turn()
    expect(begun.at(-1)).toBe(next)
  }
  expect(refused).toEqual(['too_many', 'too_many', 'the database is away'])
  for (const name of ['c', 'd']) ends.get(name)?.()
  await Promise.all(all)
  const after = [look('a', 'r', 'after'), look('b', 'r', 'too'), look('c', 'r', 'waits')]
  await turn()
  expect(begun.slice(-2)).toEqual(['after', 'too'])
  for (const name of ['after', 'too', 'waits']) {
    ends.get(name)?.()
    await turn()
  }
  await Promise.all(after)
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as duplicate from '@/app/api/rooms/[id]/duplicate/route'
import * as interview from '@/app/api/rooms/[id]/interview/route'
import * as following from '@/app/api/rooms/[id]/next/route'
import * as exporting from '@/app/api/rooms/[id]/session-file/route'
import * as rooms from '@/app/api/rooms/route'
import * as importing from '@/app/api/session-files/route'
import { maxSessionFileBytes, sessionFileName } from '@/lib/replay/session-file-name'
import { allRooms, type RoomPage, roomListPath } from '@/lib/room-list'
import type { SetupView } from '@/lib/setup-view'
import { newId } from '@/server/auth/id'
import { readSession } from '@/server/auth/session'
import { createTestDatabase, type TestDatabase } from '@/server/db/test-database'
import { MemoryImageStore } from '@/server/images/memory-image-store'
import { wholeDraft } from '@/server/own-problem-people'
import { takeFileInTurn } from '@/server/replay/files-in-turn'
import { json, writesBytes } from '@/server/route'
import { tellSession } from '@/server/replay/told-session'
import { startTestRuntime, TestBrowser, type TestRuntime } from '@/server/test-runtime'

let database: TestDatabase
let runtime: TestRuntime

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(() => {
  runtime = Object.assign(startTestRuntime(database), { images: new MemoryImageStore() })
})

/** Somebody with a room of their own, so that the server knows them. */
async function someone(): Promise<TestBrowser> {
  const browser = new TestBrowser(runtime)
  await browser.send(rooms.POST, { body: { name: 'Bo' } })
  return browser
}

/** Gives a told session to a browser by making its host the browser's user. */
async function hostOf(title: string): Promise<{ browser: TestBrowser; roomId: string }> {
  const told = await tellSession(runtime, { title })
  const browser = await someone()
  const userId = (await readSession({ cookie: browser.cookieHeader }, runtime))?.userId
  await runtime.db.participant.update({ where: { id: told.host.participantId }, data: { userId } })
  return { browser, roomId: told.roomId }
}

const codeOf = async (response: Response) =>
  ((await response.json()) as { error?: { code: string } }).error?.code

describe('session files', () => {
  test('V7 X4 a file is saved under the name of its session, and never shown', async () => {
    const { browser, roomId } = await hostOf('결제 "시스템" a/b')
    const response = await browser.send(exporting.GET, { method: 'GET', params: { id: roomId } })
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-disposition': `attachment; filename="__ ___ a b.drawbridge"; filename*=UTF-8''${encodeURIComponent('결제 시스템 a b.drawbridge')}`,
    })
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(bytes.length).toBe(Number(response.headers.get('content-length')))

    const made = await browser.send(importing.POST, { body: bytes })
    expect(made.status).toBe(201)
    expect(await made.json()).toMatchObject({ title: '결제 "시스템" a/b' })
  })

  test('V7 P4 what is made of a file can be about the same again, and is found by it', async () => {
    const { browser, roomId } = await hostOf('Links')
    const copy = { title: 'Links', content: wholeDraft('Links') }
    await runtime.db.room.update({
      where: { id: roomId },
      data: { problemId: newId(), ownProblem: { create: copy } },
    })
    const file = await browser.send(exporting.GET, { method: 'GET', params: { id: roomId } })
    const roomOf = async (answer: Response) => ((await answer.json()) as { roomId: string }).roomId
    const made = await roomOf(
      await browser.send(importing.POST, { body: new Uint8Array(await file.arrayBuffer()) }),
    )
    const id = await roomOf(await browser.send(duplicate.POST, { params: { id: made }, body: {} }))
    const setup = await browser.send(interview.GET, { method: 'GET', params: { id } })
    const { problemId, problems } = (await setup.json()) as SetupView
    expect(problems.find((one) => one.id === problemId)).toMatchObject({ title: 'Links' })
    const change = { method: 'PATCH', params: { id }, body: { problemId } }
    expect((await browser.send(interview.PATCH, change)).status).toBe(200)
    await runtime.db.room.update({ where: { id }, data: { phase: 'ended' } })
    const next = await browser.send(following.POST, { params: { id }, body: { problemId } })
    expect(next.status).toBe(200)
    const path = `/api/rooms${roomListPath({ ...allRooms, problem: problemId }, null)}`
    const { rooms: found } = (await (
      await browser.send(rooms.GET, { method: 'GET', path })
    ).json()) as RoomPage
    expect(new Set(found.map((one) => one.roomId))).toEqual(new Set([made, id, await roomOf(next)]))
    // One that is in none of their rooms is refused as any other there is not.
    const foreign = await browser.send(rooms.POST, { body: { name: 'Bo', problemId: 'f'.repeat(64) } })
    expect([foreign.status, await codeOf(foreign)]).toEqual([400, 'invalid'])
  })

  test('V7 names hold nothing that a file system does not take', () => {
    expect(sessionFileName('../../etc/passwd')).toBe('etc passwd.drawbridge')
    expect(sessionFileName('a\u202egnp\u0000.exe:')).toBe('a gnp .exe.drawbridge')
    expect(sessionFileName(' ... ')).toBe('session.drawbridge')
  })

  test('V7 X2 more than 64 MB are not read to their end', async () => {
    const browser = await someone()
    const response = await browser.send(importing.POST, { body: new Uint8Array(maxSessionFileBytes + 1) })
    expect([response.status, await codeOf(response)]).toEqual([413, 'session_file_too_large'])
  })

  test('X2 somebody sends one file at a time, and twenty an hour', async () => {
    const browser = new TestBrowser(runtime)
    const made = await browser.send(rooms.POST, { body: { name: 'Bo' } })
    const { participantId: id } = (await made.json()) as { participantId: string }
    const { userId } = await runtime.db.participant.findUniqueOrThrow({ where: { id } })
    const send = () => browser.send(importing.POST, { body: new Uint8Array(1) })
    await takeFileInTurn(runtime, { userId, address: '192.0.2.1' }, async () => {
      expect(await codeOf(await send())).toBe('too_many')
    })
    for (let n = 1; n < 20; n++) expect(await codeOf(await send())).toBe('session_file_foreign')
    expect(await codeOf(await send())).toBe('too_many')
  })

  test('X2 one address holds two places at the most, and whoever is slow holds none for long', async () => {
    const place = (userId: string, address: string, work: () => Promise<void>) =>
      takeFileInTurn(runtime, { userId, address }, work)
    const taken = () => Promise.resolve()
    await place('a', '192.0.2.1', () =>
      place('b', '192.0.2.1', async () => {
        await expect(place('c', '192.0.2.1', taken)).rejects.toMatchObject({ code: 'too_many' })
        await place('c', '192.0.2.2', taken)
      }),
    )
    const read = writesBytes(
      { maxBytes: 10, tooLarge: 'invalid', withinMs: 5, admit: () => Promise.resolve() },
      () => Promise.resolve(json({})),
    )
    const body = new ReadableStream({ pull: () => new Promise(() => undefined) })
    const headers = { origin: runtime.publicUrl }
    const request = new Request(`${runtime.publicUrl}/api/x`, {
      method: 'POST',
      body,
      headers,
      duplex: 'half',
    } as RequestInit)
    expect((await read(request, { params: Promise.resolve({}) })).status).toBe(503)
  })

  test('R2 where only accounts may start rooms a guest opens no file', async () => {
    const browser = await someone()
    await runtime.db.instance.upsert({
      where: { id: 1 },
      create: { hosts: 'accounts' },
      update: { hosts: 'accounts' },
    })
    const response = await browser.send(importing.POST, { body: new Uint8Array(1) })
    expect(await codeOf(response)).toBe('account_required')
  })
})

import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { CloseCode } from '@/lib/board/protocol'
import { findParticipant, type Viewer } from '@/server/auth/gate'
import { isAllowedOrigin } from '@/server/auth/origin'
import { readSession } from '@/server/auth/session'
import { addressHeader, clientKey } from '@/server/client-address'
import { countStranger, isTooOftenStranger } from '@/server/limits'
import { maxStep2Bytes } from '@/server/room/connection'
import type { Person } from '@/server/room/presence'
import type { PingablePort } from '@/server/room/registry'
import type { Room } from '@/server/room/room'
import type { Runtime } from '@/server/runtime'

const path = /^\/sync\/([A-Za-z0-9_-]{1,64})$/

/** Whoever is not let in by then comes back. */
const admissionMs = 10_000

/** So long the other side may take to hear why it is closed. */
const farewellMs = 2_000

interface Asked {
  roomId: string
  /** A host's look as a candidate (J7). */
  lookOnly: boolean
  /** The epoch of the asker's document; null when they do not say. */
  epoch: string | null
}

/** Who is let in, or the close code that tells them why not. */
type Admission = { room: Room; viewer: Viewer; sid: string } | { code: number }

/**
 * Handles upgrades to `/sync/<roomId>` (J6, X1): Origin before the handshake, then session, participant
 * and room. The handshake is completed only when the room is loaded, so nothing needs to queue. A person
 * who may not enter is accepted and closed with the code that says why: a browser cannot read an HTTP
 * status here, and would come back for ever.
 */
export function createSyncUpgrade(
  runtime: Runtime,
): (req: IncomingMessage, socket: Duplex, head: Buffer) => void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxStep2Bytes,
    perMessageDeflate: false,
    clientTracking: false,
    // A message of 8 MiB in pieces of a few bytes would cost a hundred times its size.
    maxFragments: 256,
  })

  return (req, socket, head) => {
    const drop = () => socket.destroy()
    socket.on('error', drop)
    const url = new URL(req.url ?? '/', 'http://localhost')
    const roomId = path.exec(url.pathname)?.[1]
    if (!roomId) return refuse(socket, 404, 'Not Found')
    if (!isAllowedOrigin(req.headers.origin, runtime)) return refuse(socket, 403, 'Forbidden')
    const asked: Asked = {
      roomId,
      lookOnly: url.searchParams.get('look') === '1',
      epoch: url.searchParams.get('epoch'),
    }
    const address = clientKey(new Headers({ [addressHeader]: String(req.headers[addressHeader] ?? '') }))

    within(admissionMs, admit(runtime, req, asked, address)).then(
      (admission) => {
        if (socket.destroyed) return
        if (admission === 'too often') return refuse(socket, 429, 'Too Many Requests')
        socket.off('error', drop)
        sockets.handleUpgrade(req, socket, head, (ws) => {
          // Without a listener a malformed frame would end the process. Cut at once, with bytes still unread, the
          // other side would lose the code that says why, and come back with the same message for ever.
          ws.on('error', () => setTimeout(() => ws.terminate(), farewellMs).unref())
          if ('code' in admission) ws.close(admission.code)
          else attach(runtime, req, ws, admission, asked)
        })
      },
      (error: unknown) => {
        runtime.log.warn({ err: error }, 'a room could not be opened')
        refuse(socket, 503, 'Service Unavailable')
      },
    )
  }
}

async function admit(
  runtime: Runtime,
  req: IncomingMessage,
  { roomId, epoch }: Asked,
  address: string,
): Promise<Admission | 'too often'> {
  const person = await identify(runtime, req, roomId)
  if ('code' in person) {
    // Asked of strangers alone: many people share an address, and one of them must not shut the others out.
    if (await isTooOftenStranger(runtime, address)) return 'too often'
    await countStranger(runtime, address)
    return person
  }
  const room = await runtime.rooms.open(roomId)
  if (!room) return { code: CloseCode.notFound }
  // Another node has restored the board, and this one has not heard of it yet.
  if (Number(epoch) > room.epoch) await runtime.rooms.refresh(roomId)
  if (isOfOtherEpoch(epoch, room)) return { code: CloseCode.oldEpoch }
  return { room, ...person }
}

/** Whether a document is from before a restore: it must not be merged into the one after it (B11). */
function isOfOtherEpoch(epoch: string | null, room: Room): boolean {
  return epoch !== null && epoch !== String(room.epoch)
}

/** What a promise answers, unless that takes longer than `ms`. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Who asks, if they may be in this room right now. */
async function identify(
  runtime: Runtime,
  req: IncomingMessage,
  roomId: string,
): Promise<{ viewer: Viewer; sid: string } | { code: number }> {
  const session = await readSession({ cookie: req.headers.cookie }, runtime)
  if (!session) return { code: CloseCode.unauthenticated }
  const viewer = await findParticipant(runtime, session.userId, roomId)
  return viewer ? { viewer, sid: session.sid } : { code: CloseCode.notFound }
}

function attach(
  runtime: Runtime,
  req: IncomingMessage,
  ws: WebSocket,
  { room, viewer, sid }: { room: Room; viewer: Viewer; sid: string },
  { lookOnly, epoch }: Asked,
) {
  // It may have failed, or been restored, while the handshake was under way.
  if (room.failed) return ws.close(CloseCode.unavailable)
  if (isOfOtherEpoch(epoch, room)) return ws.close(CloseCode.oldEpoch)
  const connection = runtime.rooms.connect(room, portOf(ws), personOf(viewer), sid, lookOnly)
  if (!connection) return
  ws.on('message', (data: Buffer, isBinary) => {
    if (isBinary) connection.receive(data)
    else connection.close(CloseCode.refused, 'text frame')
  })
  ws.on('ping', () => connection.heard('ping'))
  ws.on('pong', () => connection.heard('pong'))
  for (const end of ['error', 'close'] as const) ws.on(end, () => connection.gone())
  // Somebody removed, or signed out, while the room was loading was in nobody's list yet. From here on they are.
  identify(runtime, req, room.id).then(
    (now) => {
      if ('code' in now) connection.close(now.code, 'not any more')
      // What was read here may be older than what a command has told the room since: the room reads it in its turn.
      else
        void runtime.rooms.refresh(room.id).catch(() => connection.close(CloseCode.unavailable, 'come back'))
    },
    () => connection.close(CloseCode.unavailable, 'come back'),
  )
}

function personOf({ participantId, name, role, color }: Viewer): Person {
  return { id: participantId, name, role, color }
}

function portOf(ws: WebSocket): PingablePort {
  return {
    send: (message) => ws.send(message),
    close: (code, reason) => ws.close(code, reason),
    terminate: () => ws.terminate(),
    ping: () => ws.ping(),
    get bufferedAmount() {
      return ws.bufferedAmount
    },
  }
}

function refuse(socket: Duplex, status: number, text: string): void {
  socket.end(`HTTP/1.1 ${status} ${text}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** Who may come in: the one place that turns a user and a room into a viewer. Everyone else is a stranger (X3). */
import { AppError } from '@/lib/errors'
import { can, canInAnotherPhase, type Action, type Phase, type Role, type RoomKind } from '@/lib/permissions'
import { isId } from '@/server/auth/id'
import { readSession } from '@/server/auth/session'
import { runtime as currentRuntime, type Runtime } from '@/server/runtime'

/** A person in a room, as the server knows them. */
export interface Viewer {
  participantId: string
  userId: string
  roomId: string
  role: Role
  name: string
  /** Index into the six colours of people. */
  color: number
  /** Leads the room (R1). */
  isHost: boolean
  /** The host lets observers see what interviewers see (R1). */
  observersSeePrivate: boolean
  kind: RoomKind
  phase: Phase
  /** What they said to the recording (J4). */
  consent: boolean | null
  /** Looks at a sample session, and is nobody in it. */
  isVisitor?: boolean
}

/** The viewer that this user is in this room, or null for strangers, removed people and unknown rooms alike. */
export async function findParticipant(
  runtime: Pick<Runtime, 'db'>,
  userId: string,
  roomId: string,
): Promise<Viewer | null> {
  if (!isId(roomId)) return null
  const row = await runtime.db.participant.findUnique({
    where: { roomId_userId: { roomId, userId } },
    include: {
      room: {
        select: {
          hostId: true,
          kind: true,
          phase: true,
          interview: { select: { observersSeePrivate: true } },
        },
      },
    },
  })
  if (!row || row.removedAt) return null
  return {
    participantId: row.id,
    userId,
    roomId,
    role: row.role,
    name: row.name,
    color: row.color,
    isHost: row.room.hostId === userId,
    observersSeePrivate: row.room.interview?.observersSeePrivate ?? false,
    kind: row.room.kind,
    phase: row.room.phase,
    consent: row.consent,
  }
}

/**
 * The viewer behind this request. Route handlers pass the request's headers; pages pass none.
 * AppError not_found for anyone else, signed in or not, so that nobody learns which rooms exist (J5).
 */
export async function requireParticipant(roomId: string, headers?: Headers): Promise<Viewer> {
  const runtime = currentRuntime()
  const source = headers ?? (await pageHeaders())
  const session = await readSession({ cookie: source.get('cookie') ?? undefined }, runtime)
  const viewer = session && (await findParticipant(runtime, session.userId, roomId))
  if (!viewer) throw new AppError('not_found')
  return viewer
}

/** The user whose browser asks for a page, or null for strangers. */
export async function userOfPage(): Promise<string | null> {
  const source = await pageHeaders()
  const session = await readSession({ cookie: source.get('cookie') ?? undefined }, currentRuntime())
  return session?.userId ?? null
}

/**
 * Refuses what the viewer may not do (R2): AppError wrong_phase when only the phase of the session stands in the
 * way, else forbidden.
 */
export function authorize(
  viewer: Pick<Viewer, 'role' | 'isHost' | 'observersSeePrivate' | 'phase'>,
  action: Action,
): void {
  if (can(viewer.role, viewer.phase, action, viewer)) return
  throw new AppError(canInAnotherPhase(viewer.role, action, viewer) ? 'wrong_phase' : 'forbidden')
}

/** The viewer behind a request for something of a room, who may do it: `requireParticipant`, then `authorize`. */
export async function requireAllowed(request: Request, roomId: string, action: Action): Promise<Viewer> {
  const viewer = await requireParticipant(roomId, request.headers)
  authorize(viewer, action)
  return viewer
}

// Loaded on use: the sync server shares this file and runs outside Next.
async function pageHeaders(): Promise<{ get(name: string): string | null }> {
  const { headers } = await import('next/headers')
  return headers()
}

/**
 * One person drives the replay in the debrief while the others follow (C6). What the driver shows travels as a field of
 * their awareness (`driveField`): it is announced anew whenever the playhead does anything but run on, and nobody else
 * is asked who drives.
 */
import { z } from 'zod'
import { driveField } from '@/lib/board/awareness'
import { isObject } from '@/lib/board/json'
import { speeds } from '@/lib/replay/speeds'

/** The latest moment that fits into a JavaScript date, in ms. */
const latestMs = 8_640_000_000_000_000
/** The largest page coordinate (B5), and the largest side of what a screen shows at the least zoom. */
const furthest = 1_000_000

const moment = z.number().min(0).max(latestMs)
const coordinate = z.number().min(-furthest).max(furthest)
const side = z.number().positive().max(furthest)

/** What a driver shows. Moments are ms since 1970, by the server's clock. */
export const drive = z.strictObject({
  /** When they took the wheel: of two the later one drives. */
  since: moment,
  /** The moment of the recording they showed at `atServer`. */
  at: moment,
  isPlaying: z.boolean(),
  speed: z.literal(speeds),
  /** What of the board they look at, in page coordinates: x, y, width, height; null for wherever each follower is. */
  view: z.tuple([coordinate, coordinate, side, side]).nullable(),
  atServer: moment,
})
export type Drive = z.infer<typeof drive>

/** Somebody who says that they drive. */
export interface Driver {
  /** The tab they do it in, by its clientID. */
  clientId: number
  participantId: string
  drive: Drive
}

/** What a field of awareness says of a drive; null where it is none, or was made up. */
export function readDrive(field: unknown): Drive | null {
  return drive.safeParse(field).data ?? null
}

/**
 * Who drives now, of all states of awareness by clientID: whoever took the wheel last; of two at the same moment the
 * one whose participant id comes first, so that everybody follows the same. `own` is this browser's own state, which
 * the server has not stamped. Null while nobody does.
 */
export function driverOf(
  states: ReadonlyMap<number, unknown>,
  own: { clientId: number; participantId: string },
): Driver | null {
  let first: Driver | null = null
  for (const [clientId, state] of states) {
    const participantId = clientId === own.clientId ? own.participantId : stampedId(state)
    const shown = isObject(state) ? readDrive(state[driveField]) : null
    if (participantId === null || !shown) continue
    const driver = { clientId, participantId, drive: shown }
    if (!first || comesBefore(driver, first)) first = driver
  }
  return first
}

/**
 * The moment a driver's playhead has reached at `serverNow`: it runs on between announcements. It may lie beyond the
 * end of the recording, where every playhead stops.
 */
export function followedAt({ at, isPlaying, speed, atServer }: Drive, serverNow: number): number {
  return isPlaying ? at + Math.max(0, serverNow - atServer) * speed : at
}

function comesBefore(a: Driver, b: Driver): boolean {
  if (a.drive.since !== b.drive.since) return a.drive.since > b.drive.since
  // Of two tabs of one person, the one that spoke last.
  if (a.participantId === b.participantId) return a.drive.atServer > b.drive.atServer
  return a.participantId < b.participantId
}

/** Who the server says this state is of. */
function stampedId(state: unknown): string | null {
  const user = isObject(state) ? state.user : null
  return isObject(user) && typeof user.id === 'string' ? user.id : null
}

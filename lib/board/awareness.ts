/**
 * What people tell each other through awareness, beside the board: where they point and look (B7). A client
 * speaks of itself only; the server drops every other field and adds `user`, who it is.
 */

/** The fields of the state `presence`. */
export const presenceFields = [
  'cursor',
  'camera',
  'screenBounds',
  'selectedShapeIds',
  'brush',
  'scribbles',
  'followingUserId',
  'editing',
] as const
export type PresenceField = (typeof presenceFields)[number]

/** The field beside `presence` that is true for one message: everyone is asked to come and look (R1: presence.summon). */
export const summonField = 'summon'

/** The field beside `presence` that says what somebody who drives the replay of an ended session shows (C6; lib/replay/drive.ts). */
export const driveField = 'replay'

/** The largest state a client may announce, in bytes of JSON. */
export const maxStateBytes = 4096

/** What somebody is typing in: a shape, and for a shape of many fields which one (B13). */
export interface Editing {
  shapeId: string
  part?: string
}

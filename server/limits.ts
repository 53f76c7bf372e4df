/**
 * How often one address may try (X2). Honest people never meet these. Counts are one process' own: where several nodes serve
 * one instance, each lets so many pass.
 */
import { RateLimiterMemory, type RateLimiterAbstract } from 'rate-limiter-flexible'
import { AppError, type ErrorCode } from '@/lib/errors'
import type { Runtime } from '@/server/runtime'

interface Limits {
  /** Links that led nowhere: 20 a minute. */
  failedJoins: RateLimiterAbstract
  /** Rooms started: 60 a minute. */
  newRooms: RateLimiterAbstract
  /** Study paths planned by one user: 20 an hour. Each makes many rooms. */
  studyPaths: RateLimiterAbstract
  /** Pages and calendar files of a study path read by one member: 60 a minute. */
  ownStudies: RateLimiterAbstract
  /** Pictures sent within a minute: 60 by one user, 240 from one address. */
  picturesOfUser: RateLimiterAbstract
  picturesOfAddress: RateLimiterAbstract
  /** Bytes of pictures, and of problems that somebody wrote, copied with or into rooms: 1 GB an hour. */
  copies: RateLimiterAbstract
  /** Session files opened: 20 an hour by one user, 60 from one address. */
  filesOfUser: RateLimiterAbstract
  filesOfAddress: RateLimiterAbstract
  /** Problems begun, copied or opened from a file by one user: 60 an hour. */
  newProblems: RateLimiterAbstract
  /** Changes to their own problems by one user: 240 a minute. Whoever types saves about once a second. */
  problemSaves: RateLimiterAbstract
  /** Attempts of one user at making a problem ready: 30 a minute. Each computes its figures. */
  publishing: RateLimiterAbstract
  /** Sockets opened without a right to the room: 60 a minute. */
  strangers: RateLimiterAbstract
  /** Everything of a person read: 3 a minute. */
  exports: RateLimiterAbstract
  /** A long board's past read, or brought back: 30 a minute. */
  lookingBack: RateLimiterAbstract
  /** Parts of recordings, and pictures of boards, read by one user: 1200 a minute. Whoever drags the playhead about takes a few a second. */
  parts: RateLimiterAbstract
  /** Where people pointed, and what happened in a session, read by one user: 240 a minute. */
  ofSessions: RateLimiterAbstract
  /** Invitations mailed within an hour: 30 by one user, 100 for one room, 200 from one address, 5 to one mailbox. */
  mailsOfUser: RateLimiterAbstract
  /** By all guests of one address: 5 an hour. A new guest costs nothing. */
  mailsOfGuests: RateLimiterAbstract
  invitationsTo: RateLimiterAbstract
  /** Feedback of one room released: 30 an hour. */
  releases: RateLimiterAbstract
  /** News of feedback to one mailbox: 5 an hour. */
  releasesTo: RateLimiterAbstract
  mailsOfRoom: RateLimiterAbstract
  mailsOfAddress: RateLimiterAbstract
  /** Passwords that were wrong, of one account from one address: 10 in a quarter of an hour. */
  wrongPasswords: RateLimiterAbstract
  /** Of all accounts from one address: 100 in a quarter of an hour. */
  failedSignIns: RateLimiterAbstract
  /** Sign-ups from one address: 30 a minute. */
  signUps: RateLimiterAbstract
  /** Mails to one mailbox, asked for from one address: 5 an hour. */
  mailsTo: RateLimiterAbstract
  /** From wherever: 25 an hour. */
  mailsToMailbox: RateLimiterAbstract
  /** Mails asked for from one address: 20 an hour. */
  mailsFrom: RateLimiterAbstract
}

const hourS = 60 * 60

// Next may load this file once a route; the counts must be one a server.
const key = Symbol.for('drawbridge.limits')
const holder = globalThis as { [key]?: WeakMap<object, Limits> }

function limitsOf(runtime: Pick<Runtime, 'rooms'>): Limits {
  const all = (holder[key] ??= new WeakMap())
  // The registry is one a server, also where a runtime is copied to change a part of it.
  let limits = all.get(runtime.rooms)
  if (!limits) {
    limits = {
      failedJoins: new RateLimiterMemory({ points: 20, duration: 60 }),
      newRooms: new RateLimiterMemory({ points: 60, duration: 60 }),
      studyPaths: new RateLimiterMemory({ points: 20, duration: hourS }),
      ownStudies: new RateLimiterMemory({ points: 60, duration: 60 }),
      picturesOfUser: new RateLimiterMemory({ points: 60, duration: 60 }),
      picturesOfAddress: new RateLimiterMemory({ points: 240, duration: 60 }),
      copies: new RateLimiterMemory({ points: 1000 * 1000 * 1000, duration: hourS }),
      filesOfUser: new RateLimiterMemory({ points: 20, duration: hourS }),
      filesOfAddress: new RateLimiterMemory({ points: 60, duration: hourS }),
      newProblems: new RateLimiterMemory({ points: 60, duration: hourS }),
      problemSaves: new RateLimiterMemory({ points: 240, duration: 60 }),
      publishing: new RateLimiterMemory({ points: 30, duration: 60 }),
      strangers: new RateLimiterMemory({ points: 60, duration: 60 }),
      exports: new RateLimiterMemory({ points: 3, duration: 60 }),
      lookingBack: new RateLimiterMemory({ points: 30, duration: 60 }),
      parts: new RateLimiterMemory({ points: 1200, duration: 60 }),
      ofSessions: new RateLimiterMemory({ points: 240, duration: 60 }),
      mailsOfUser: new RateLimiterMemory({ points: 30, duration: hourS }),
      mailsOfGuests: new RateLimiterMemory({ points: 5, duration: hourS }),
      invitationsTo: new RateLimiterMemory({ points: 5, duration: hourS }),
      releases: new RateLimiterMemory({ points: 30, duration: hourS }),
      releasesTo: new RateLimiterMemory({ points: 5, duration: hourS }),
      mailsOfRoom: new RateLimiterMemory({ points: 100, duration: hourS }),
      mailsOfAddress: new RateLimiterMemory({ points: 200, duration: hourS }),
      wrongPasswords: new RateLimiterMemory({ points: 10, duration: 15 * 60 }),
      failedSignIns: new RateLimiterMemory({ points: 100, duration: 15 * 60 }),
      signUps: new RateLimiterMemory({ points: 30, duration: 60 }),
      mailsTo: new RateLimiterMemory({ points: 5, duration: hourS }),
      mailsToMailbox: new RateLimiterMemory({ points: 25, duration: hourS }),
      mailsFrom: new RateLimiterMemory({ points: 20, duration: hourS }),
    }
    all.set(runtime.rooms, limits)
  }
  return limits
}

/**
 * Runs an attempt to use a link. Attempts that end in a link_* error count against the address; after 20
 * in a minute every further one is refused with AppError too_many before it is looked at.
 */
export async function limitFailedJoins<T>(
  runtime: Pick<Runtime, 'rooms'>,
  address: string,
  attempt: () => Promise<T>,
): Promise<T> {
  const { failedJoins } = limitsOf(runtime)
  const before = await failedJoins.get(address)
  if (before && before.consumedPoints >= failedJoins.points) throw new AppError('too_many')
  try {
    return await attempt()
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('link_')) await failedJoins.penalty(address)
    throw error
  }
}

/** Counts one more reading of a board's past by this user: AppError too_many after 30 in a minute. */
export async function limitLookingBack(runtime: Pick<Runtime, 'rooms'>, userId: string): Promise<void> {
  await consume(limitsOf(runtime).lookingBack, userId, 'too_many')
}

/** Counts one more part of a recording, or picture of a board, that this user reads: AppError too_many after 1200 in a minute. */
export async function limitParts(runtime: Pick<Runtime, 'rooms'>, userId: string): Promise<void> {
  await consume(limitsOf(runtime).parts, userId, 'too_many')
}

/** Counts one more reading of what goes with a recording, by this user: AppError too_many after 240 in a minute. */
export async function limitReadingSessions(runtime: Pick<Runtime, 'rooms'>, userId: string): Promise<void> {
  await consume(limitsOf(runtime).ofSessions, userId, 'too_many')
}

/** Counts one more export of everything this user has: AppError too_many after 3 in a minute. */
export async function limitExports(runtime: Pick<Runtime, 'rooms'>, userId: string): Promise<void> {
  await consume(limitsOf(runtime).exports, userId, 'too_many')
}

/**
 * Counts one more invitation about to be mailed to `email`: AppError too_many_invitations where this user, room or address
 * has sent too many within the hour, or this mailbox has got too many. Whoever has no account shares a few with all guests
 * of the same address, or anybody could have anything mailed to anyone.
 */
export async function limitInvitationMails(
  runtime: Pick<Runtime, 'rooms'>,
  input: { userId: string; isGuest: boolean; roomId: string; address: string; email: string },
): Promise<void> {
  const { userId, isGuest, roomId, address, email } = input
  const limits = limitsOf(runtime)
  if (isGuest) await consume(limits.mailsOfGuests, address, 'too_many_invitations')
  else await consume(limits.mailsOfUser, userId, 'too_many_invitations')
  // Apart from `mailsTo`: whoever invites somebody must not use up what they need for a new password.
  await consume(limits.invitationsTo, mailboxOf(email), 'too_many_invitations')
  await consume(limits.mailsOfRoom, roomId, 'too_many_invitations')
  await consume(limits.mailsOfAddress, address, 'too_many_invitations')
}

/** Counts one more release of a room's feedback, or attempt at it: AppError too_many after 30 in an hour. */
export async function limitReleases(runtime: Pick<Runtime, 'rooms'>, roomId: string): Promise<void> {
  await consume(limitsOf(runtime).releases, roomId, 'too_many')
}

/** Counts one more mail about feedback to this mailbox: AppError too_many_mails after 5 in an hour. */
export async function limitReleaseMails(runtime: Pick<Runtime, 'rooms'>, email: string): Promise<void> {
  await consume(limitsOf(runtime).releasesTo, mailboxOf(email), 'too_many_mails')
}

/**
 * Runs an attempt at the password of an account. Attempts that fail (sign_in_failed, or a field that is wrong) count
 * against address and account together, so that nobody locks out the owner, and against the address; when there were too
 * many, every further one is refused with AppError too_many_sign_ins before it is looked at.
 */
export async function limitSignIns<T>(
  runtime: Pick<Runtime, 'rooms'>,
  { address, account }: { address: string; account: string },
  attempt: () => Promise<T>,
): Promise<T> {
  const { wrongPasswords, failedSignIns } = limitsOf(runtime)
  const counts = [
    { limiter: wrongPasswords, key: `${address} ${account}` },
    { limiter: failedSignIns, key: address },
  ]
  // Counted first and given back after, so that many at once are no way around it.
  for (const { limiter, key } of counts) await consume(limiter, key, 'too_many_sign_ins')
  const isFailure = (error: unknown) =>
    error instanceof AppError &&
    (error.code === 'sign_in_failed' || Object.values(error.fields).includes('wrong'))
  let hasFailed = false
  try {
    return await attempt()
  } catch (error) {
    hasFailed = isFailure(error)
    throw error
  } finally {
    if (!hasFailed) for (const { limiter, key } of counts) await limiter.reward(key)
  }
}

/**
 * Counts one more mail to this mailbox, asked for from this address: AppError too_many_mails. What one address may ask for
 * is its own, so that nobody uses up what the owner of the mailbox needs.
 */
export async function limitMails(
  runtime: Pick<Runtime, 'rooms'>,
  { address, email }: { address: string; email: string },
): Promise<void> {
  const { mailsFrom, mailsTo, mailsToMailbox } = limitsOf(runtime)
  await consume(mailsTo, `${address} ${mailboxOf(email)}`, 'too_many_mails')
  await consume(mailsFrom, address, 'too_many_mails')
  await consume(mailsToMailbox, mailboxOf(email), 'too_many_mails')
}

/** Where mail to an address ends: what stands behind a + is a note of its owner. */
function mailboxOf(email: string): string {
  return email.replace(/\+[^@]*/, '')
}

/** Counts one more sign-up from this address: AppError too_many. */
export async function limitSignUps(runtime: Pick<Runtime, 'rooms'>, address: string): Promise<void> {
  await consume(limitsOf(runtime).signUps, address, 'too_many')
}

async function consume(
  limiter: RateLimiterAbstract,
  key: string,
  code: ErrorCode,
  points = 1,
): Promise<void> {
  try {
    await limiter.consume(key, points)
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal
    throw new AppError(code)
  }
}

/** Counts one more room started from this address: AppError too_many after 60 in a minute. */
export async function limitNewRooms(runtime: Pick<Runtime, 'rooms'>, address: string): Promise<void> {
  await consume(limitsOf(runtime).newRooms, address, 'too_many')
}

/** Counts one more study path planned by this user: AppError too_many after 20 in an hour. */
export async function limitStudyPaths(runtime: Pick<Runtime, 'rooms'>, userId: string): Promise<void> {
  await consume(limitsOf(runtime).studyPaths, userId, 'too_many')
}

/** Counts one more reading of their own weeks by this member of a study path: AppError too_many after 60 in a minute. */
export async function limitOwnStudies(runtime: Pick<Runtime, 'rooms'>, memberId: string): Promise<void> {
  await consume(limitsOf(runtime).ownStudies, memberId, 'too_many')
}

/** Counts one more picture about to be sent: AppError too_many where this user or address has sent too many in a minute. */
export async function limitPictures(
  runtime: Pick<Runtime, 'rooms'>,
  { userId, address }: { userId: string; address: string },
): Promise<void> {
  const { picturesOfUser, picturesOfAddress } = limitsOf(runtime)
  await consume(picturesOfUser, userId, 'too_many')
  await consume(picturesOfAddress, address, 'too_many')
}

/**
 * Counts pictures, or a problem that somebody wrote, about to be copied for this address or user, in bytes: AppError
 * too_many after 1 GB in an hour.
 */
export async function limitCopies(runtime: Pick<Runtime, 'rooms'>, by: string, bytes: number): Promise<void> {
  if (bytes > 0) await consume(limitsOf(runtime).copies, by, 'too_many', bytes)
}

/** Counts a session file about to be sent: AppError too_many where this user or address has sent too many in an hour. */
export async function limitSessionFiles(
  runtime: Pick<Runtime, 'rooms'>,
  { userId, address }: { userId: string; address: string },
): Promise<void> {
  const { filesOfUser, filesOfAddress } = limitsOf(runtime)
  await consume(filesOfUser, userId, 'too_many')
  await consume(filesOfAddress, address, 'too_many')
}

/** Counts one more problem that this user begins, copies or opens from a file: AppError too_many after 60 in an hour. */
export async function limitNewProblems(runtime: Pick<Runtime, 'rooms'>, userId: string): Promise<void> {
  await consume(limitsOf(runtime).newProblems, userId, 'too_many')
}

/** Counts one more change of this user to a problem of theirs: AppError too_many after 240 in a minute. */
export async function limitProblemSaves(runtime: Pick<Runtime, 'rooms'>, userId: string): Promise<void> {
  await consume(limitsOf(runtime).problemSaves, userId, 'too_many')
}

/** Counts one more attempt of this user at making a problem ready: AppError too_many after 30 in a minute. */
export async function limitPublishing(runtime: Pick<Runtime, 'rooms'>, userId: string): Promise<void> {
  await consume(limitsOf(runtime).publishing, userId, 'too_many')
}

/** Whether this address has opened so many sockets in vain of late that no further one is looked at. */
export async function isTooOftenStranger(runtime: Pick<Runtime, 'rooms'>, address: string): Promise<boolean> {
  const { strangers } = limitsOf(runtime)
  const before = await strangers.get(address)
  return before !== null && before.consumedPoints >= strangers.points
}

/** Notes a socket that was opened without a right to the room. */
export async function countStranger(runtime: Pick<Runtime, 'rooms'>, address: string): Promise<void> {
  await limitsOf(runtime).strangers.penalty(address)
}

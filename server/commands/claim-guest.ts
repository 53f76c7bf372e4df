/** A guest whose browser has signed in to an account: are their rooms the account's, too (J8)? */
import { z } from 'zod'
import type { Claim, ClaimSettled } from '@/lib/account/ways-in'
import { AppError } from '@/lib/errors'
import { dropSealedCookie, readSealedCookie } from '@/server/auth/sealed-cookie'
import { isSessionOpen } from '@/server/auth/session'
import { absorbGuest } from '@/server/commands/absorb-guest'
import { signOut } from '@/server/commands/sign-out'
import type { Prisma } from '@/server/db/generated/client'
import type { Runtime } from '@/server/runtime'

const note = z.object({ guestId: z.string(), guestSid: z.string(), accountId: z.string() })
type ClaimNote = z.infer<typeof note>
type HeadersLike = { get(name: string): string | null }

/** What this browser's note says, if it is about this account, and the guest has not signed this device out since. */
async function readNote(
  runtime: Pick<Runtime, 'db' | 'env' | 'publicUrl'>,
  headers: HeadersLike,
  userId: string,
): Promise<ClaimNote | null> {
  const claim = await readSealedCookie(headers, runtime, 'claim', note)
  if (claim?.accountId !== userId) return null
  return (await isSessionOpen(runtime, claim.guestId, claim.guestSid)) ? claim : null
}

/** The guest whose rooms can be added to this account now, or null. */
export async function claimOf(
  runtime: Pick<Runtime, 'db' | 'env' | 'publicUrl'>,
  headers: HeadersLike,
  userId: string,
): Promise<Claim | null> {
  const claim = await readNote(runtime, headers, userId)
  const guest =
    claim &&
    (await runtime.db.user.findUnique({
      where: { id: claim.guestId },
      select: {
        name: true,
        email: true,
        _count: { select: { participants: { where: wouldMove(claim.guestId, userId) } } },
      },
    }))
  if (!guest || guest.email !== null || guest._count.participants === 0) return null
  return { name: guest.name, rooms: guest._count.participants }
}

/** The places of a guest whose rooms an account gets: see `absorbGuest`. */
function wouldMove(guestId: string, userId: string): Prisma.ParticipantWhereInput {
  const interviews = { some: { userId, role: 'interviewer', removedAt: null } } as const
  return {
    removedAt: null,
    OR: [
      { room: { participants: { none: { userId } } } },
      { room: { hostId: guestId, participants: interviews } },
    ],
  }
}

/** Adds the guest's rooms to the account, or leaves them and signs the guest out here. Answers what became of them, whose places this browser forgets, and the Set-Cookie value that ends it. AppError not_found. */
export async function settleClaim(
  runtime: Pick<Runtime, 'db' | 'env' | 'publicUrl' | 'now' | 'rooms' | 'log'>,
  headers: HeadersLike,
  userId: string,
  isMine: boolean,
): Promise<{ setCookie: string; settled: ClaimSettled | null; gone: string[] }> {
  const claim = await readNote(runtime, headers, userId)
  if (!claim) throw new AppError('not_found')
  const setCookie = dropSealedCookie(runtime, 'claim')
  if (isMine) return { settled: await absorbGuest(runtime, claim.guestId, userId), gone: [], setCookie }
  await signOut(runtime, { sid: claim.guestSid })
  const places = await runtime.db.participant.findMany({
    where: { userId: claim.guestId },
    select: { id: true },
  })
  return { settled: null, gone: places.map(({ id }) => id), setCookie }
}

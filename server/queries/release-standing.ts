import type { ReleaseStanding } from '@/lib/report/released'
import { cardsRevision } from '@/server/cards-revision'
import { releaseAddressees } from '@/server/queries/release-addressees'
import { candidatesToRate, interviewersToHandIn, isReleasable } from '@/server/queries/release-waits'
import { presentRelease, presentReleased } from '@/server/presenters/present-release'
import { reportUrl } from '@/server/report-url'
import type { Runtime } from '@/server/runtime'

/** How it stands with the release of feedback, for those who give it. */
export async function readReleaseStanding(
  runtime: Pick<Runtime, 'db' | 'mail' | 'publicUrl'>,
  roomId: string,
): Promise<ReleaseStanding> {
  const { db, mail } = runtime
  const [room, rows, newest, handedIn, addressees, toRate, missingCards] = await Promise.all([
    db.room.findUniqueOrThrow({ where: { id: roomId }, select: { kind: true, importedAt: true } }),
    db.release.findMany({
      where: { roomId },
      orderBy: { version: 'desc' },
      select: { version: true, at: true, reason: true },
    }),
    db.release.findFirst({ where: { roomId }, orderBy: { version: 'desc' }, select: { content: true } }),
    db.scorecard.findMany({
      where: { roomId, isSelf: false, submittedAt: { not: null } },
      select: { participantId: true, submittedAt: true },
    }),
    releaseAddressees(db, roomId),
    candidatesToRate(db, roomId),
    interviewersToHandIn(db, roomId),
  ])
  const cards = handedIn.map(({ participantId, submittedAt }) => ({
    participantId,
    submittedAt: submittedAt?.getTime() ?? 0,
  }))
  const releases = rows.map(presentRelease)
  const released = newest ? presentReleased(newest).cards : []
  const isReleased = (card: (typeof cards)[number]) =>
    released.some(
      ({ participantId, submittedAt }) =>
        participantId === card.participantId && submittedAt === card.submittedAt,
    )
  return {
    isReleasable: isReleasable(room),
    release: releases[0] ?? null,
    releases,
    ...{ ...toRate, missingCards },
    submittedSince: cards.filter((card) => !isReleased(card)).length,
    cards: cardsRevision(cards),
    mail: { canMail: mail !== null, addresses: addressees.length },
    link: reportUrl(runtime, roomId),
  }
}

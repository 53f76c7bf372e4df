import type { Prisma } from '@/server/db/generated/client'

/** What is read of a meeting of a study path, whoever asks. */
export const studyMeetingParts = {
  interviewer: { select: { id: true, name: true, place: true } },
  candidate: { select: { id: true, name: true, place: true } },
  observer: { select: { id: true, name: true, place: true } },
  room: {
    select: {
      id: true,
      phase: true,
      interview: { select: { scheduledAt: true, callUrl: true, clock: true, clockVersion: true } },
      invites: { select: { id: true, role: true, version: true, expiresAt: true, revokedAt: true } },
    },
  },
} satisfies Prisma.StudyMeetingInclude

/** A meeting with its members, and what its room says of it. */
export type StudyMeetingRow = Prisma.StudyMeetingGetPayload<{ include: typeof studyMeetingParts }>

/** In the order of a plan: week by week, the pairs of a week as the members stand in the list. */
export function inPlanOrder(meetings: readonly StudyMeetingRow[]): StudyMeetingRow[] {
  const place = ({ interviewer, candidate }: StudyMeetingRow) => Math.min(interviewer.place, candidate.place)
  return meetings.toSorted((a, b) => a.week - b.week || place(a) - place(b))
}

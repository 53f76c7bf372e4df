import { stageStarts } from '@/lib/replay/stage-starts'
import type { ColleagueView, DeskView } from '@/lib/rubric/desk-view'
import type { Viewer } from '@/server/auth/gate'
import { presentCard } from '@/server/presenters/present-card'
import { presentNote } from '@/server/presenters/present-note'
import { readClockMarks } from '@/server/queries/clock-marks'
import { requireInterview } from '@/server/queries/require-interview'
import { wasImported } from '@/server/queries/was-imported'
import type { Runtime } from '@/server/runtime'

const scoresOfCard = { select: { dimension: true, level: true, version: true, moments: true } } as const

/**
 * The desk of an interviewer: what is theirs, and of the others only submitted cards, once their own is submitted
 * (C2). An observer, who gets here only where the host lets observers see what interviewers see, has no card of
 * their own to be swayed in, and sees each as it is submitted: they may be an interviewer a moment later. What was made
 * of a session file (V7) hides nothing of it from whoever opened it: the file held only what its writer might see.
 */
export async function readDesk(runtime: Pick<Runtime, 'db'>, viewer: Viewer): Promise<DeskView> {
  const { roomId, participantId, role, kind } = viewer
  const own = { roomId, participantId, isSelf: kind === 'practice' }
  const { rubric, level } = await requireInterview(runtime.db, roomId)
  const [isImported, card, notes, { marks, runs }] = await Promise.all([
    wasImported(runtime, roomId),
    runtime.db.scorecard.findUnique({
      where: { roomId_participantId_isSelf: own },
      include: { scores: scoresOfCard },
    }),
    runtime.db.note.findMany({
      where: { roomId, participantId, deletedAt: null },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    }),
    readClockMarks(runtime.db, roomId),
  ])
  const mine = presentCard(card)
  const isObserver = role === 'observer'
  const seesOthers = isObserver || isImported || mine.submittedAt !== null
  return {
    rubric,
    level,
    card: isObserver ? null : mine,
    notes: isObserver ? [] : notes.map(presentNote),
    colleagues: seesOthers ? await readColleagues(runtime, viewer, isImported) : [],
    stageStarts: stageStarts(marks, runs),
  }
}

async function readColleagues(
  runtime: Pick<Runtime, 'db'>,
  { roomId, participantId, kind }: Viewer,
  isImported: boolean,
): Promise<ColleagueView[]> {
  // Whoever has left the room, or their role, leaves what they submitted.
  const submitted = { scorecards: { some: { isSelf: false, submittedAt: { not: null } } } }
  const isSelf = isImported && kind === 'practice'
  const written = { OR: [{ scorecards: { some: { isSelf } } }, { notes: { some: {} } }] }
  const people = await runtime.db.participant.findMany({
    where: {
      roomId,
      id: { not: participantId },
      ...(isImported ? written : submitted),
    },
    orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      color: true,
      scorecards: { where: { isSelf }, include: { scores: scoresOfCard } },
      notes: { where: { deletedAt: null }, orderBy: [{ at: 'asc' }, { id: 'asc' }] },
    },
  })
  return people.map(({ id, name, color, scorecards: [card], notes }) => ({
    participantId: id,
    name,
    color,
    ...presentCard(card ?? null),
    notes: notes.map(presentNote),
  }))
}

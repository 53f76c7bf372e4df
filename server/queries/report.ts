import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locale'
import type { Level } from '@/lib/levels'
import { can, type RoomKind } from '@/lib/permissions'
import type { Problem } from '@/lib/problem/problem'
import { isAlongTheWay, type PictureMoment } from '@/lib/replay/picture-moments'
import { type ReleaseHead, releasedFeedback } from '@/lib/report/released'
import type {
  ReportCard,
  ReportFollowUp,
  ReportHint,
  ReportPerson,
  ReportPicture,
  ReportSelfRating,
  ReportStage,
  ReportStanding,
  ReportView,
} from '@/lib/report/report'
import { isBlankCard, reportCard } from '@/lib/report/report-card'
import { foremostMoments } from '@/lib/report/strengths'
import type { DebriefView, DeskView } from '@/lib/rubric/desk-view'
import { type RubricId, rubricOf } from '@/lib/rubric/rubric-ids'
import { planTime } from '@/lib/stage/plan-time'
import type { Viewer } from '@/server/auth/gate'
import { clockOf } from '@/server/queries/clock-of'
import { picturesFor } from '@/server/queries/board-pictures'
import { readDebrief } from '@/server/queries/debrief'
import { readDesk } from '@/server/queries/desk'
import { readPictureMoments } from '@/server/queries/picture-moments'
import { wordedProblemOfRoom } from '@/server/queries/problem-of-room'
import { type ReportBoard, reportBoardOf } from '@/server/queries/report-board'
import { wasImported } from '@/server/queries/was-imported'
import { wasRecorded } from '@/server/queries/was-recorded'
import type { Runtime } from '@/server/runtime'

/** What a viewer's report is made of: nothing in it that they may not see. */
export interface ReportSource extends Pick<
  ReportView,
  'release' | 'releases' | 'startedAt' | 'endedAt' | 'interviewRatings' | 'totalMs' | 'elapsedMs'
> {
  title: string
  kind: RoomKind
  problem: Problem | null
  level: Level
  rubric: RubricId
  standing: ReportStanding
  hasRated: boolean
  mayRate: boolean
  people: ReportPerson[]
  cards: ReportCard[]
  selfRatings: ReportSelfRating[]
  stages: ReportStage[]
  pictures: ReportPicture[]
  pointPictures: ReportPicture[]
  board: ReportBoard
  hints: ReportHint[]
  followUps: ReportFollowUp[]
  hasReplay: boolean
  isRecordingGone: boolean
}

type ReportRuntime = Pick<Runtime, 'db' | 'journal' | 'rooms'>

/**
 * The report of a session that has ended, as far as this viewer may know it (V3, C2, C5): an interviewer's holds the
 * cards their desk gives, an observer's who is let likewise; a candidate's and a plain observer's (R1) what was
 * released, the newest of it, or the `version` they ask for. An interviewer who asks for a version gets it where their
 * desk gives them the others' cards. Of a session file (V7) all that is in it is shown, and what was released where it
 * is a candidate's and holds no cards. AppError not_found where there is no interview or no such version, forbidden for
 * an interviewer who may not see the others' yet.
 */
export async function readReport(
  runtime: ReportRuntime,
  viewer: Viewer,
  { locale, version = null }: { locale: Locale; version?: number | null },
): Promise<ReportSource> {
  const { db } = runtime
  const { roomId } = viewer
  const row = await readRow(db, roomId)
  if (!row?.interview) throw new AppError('not_found')
  const { interview, releases: released, ...room } = row
  const [desk, debrief, moments, board] = await Promise.all([
    can(viewer.role, viewer.phase, 'desk.read', viewer) ? readDesk(runtime, viewer) : null,
    readDebrief(runtime, viewer),
    readPictureMoments(db, roomId),
    reportBoardOf(runtime, viewer),
  ])
  const releases = released.map(({ version: of, at, reason }): ReleaseHead => ({
    version: of,
    at: at.getTime(),
    reason,
  }))
  const shown = await readFeedback(runtime, viewer, { desk, releases, version })
  const selfRatings = selfRatingsOf(debrief, viewer, shown.standing)
  const endedAt = (interview.endedAt ?? room.endedAt ?? new Date(0)).getTime()
  const time = planTime(clockOf(interview), endedAt)
  const isRecordingGone = interview.recordingGoneAt !== null
  const hasReplay = !isRecordingGone && (await wasRecorded(db, roomId))
  const startedAt = interview.startedAt?.getTime() ?? null
  const ofPoints = hasReplay
    ? foremostMoments(shown.cards).filter(({ at }) => isAlongTheWay(at, { startedAt, endedAt }))
    : []
  const drawn = await drawnOf(runtime, viewer, { moments: [...moments, ...ofPoints], locale })
  const authors = new Set([...shown.cards, ...selfRatings].map(({ participantId }) => participantId))
  return {
    ...shown,
    ...{ title: room.title, kind: room.kind },
    problem: await wordedProblemOfRoom(db, { id: roomId, problemId: room.problemId }),
    ...{ level: interview.level, rubric: rubricOf(interview.rubric) },
    ...{ selfRatings, mayRate: debrief.mayRate },
    hasRated: viewer.role === 'candidate' && isSubmitted(debrief.own),
    interviewRatings: shown.standing === 'cards' ? (debrief.interviewRatings ?? []) : [],
    releases,
    startedAt,
    endedAt,
    people: room.participants
      .filter(({ id, removedAt }) => removedAt === null || authors.has(id))
      .map(({ id, name, role, color }) => ({ id, name, role, color })),
    stages: time.steps.map(({ stage, budgetMs, spentMs }) => ({ stage, budgetMs, spentMs })),
    ...{ totalMs: time.totalMs, elapsedMs: time.elapsedMs },
    pictures: moments.map(drawn),
    pointPictures: ofPoints.map(drawn),
    ...{ board, hasReplay, isRecordingGone },
    hints: room.hints.map((hint) => ({ ...hint, at: hint.at.getTime() })),
    followUps: room.followUps.map((followUp) => ({ ...followUp, at: followUp.at.getTime() })),
  }
}

function readRow(db: Runtime['db'], roomId: string) {
  return db.room.findUnique({
    where: { id: roomId },
    select: {
      ...{ title: true, kind: true, problemId: true, endedAt: true, interview: true },
      participants: {
        orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
        select: { id: true, name: true, role: true, color: true, removedAt: true },
      },
      hints: {
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        select: { at: true, elapsedMs: true, stage: true, level: true, text: true },
      },
      followUps: {
        orderBy: [{ at: 'asc' }, { followUpId: 'asc' }],
        select: { at: true, title: true, prompt: true },
      },
      releases: { orderBy: { version: 'desc' }, select: { version: true, at: true, reason: true } },
    },
  })
}

type Shown = Pick<ReportSource, 'standing' | 'cards' | 'release'>

/** The cards of a report, and what they stand on. */
async function readFeedback(
  runtime: Pick<Runtime, 'db'>,
  viewer: Viewer,
  { desk, releases, version }: { desk: DeskView | null; releases: ReleaseHead[]; version: number | null },
): Promise<Shown> {
  const [newest = null] = releases
  const isImported = desk !== null && (await wasImported(runtime, viewer.roomId))
  const isOfCandidate = isImported && newest !== null && desk.colleagues.length === 0
  if (desk && version === null && !isOfCandidate) {
    const standing = viewer.kind === 'practice' ? 'self' : 'cards'
    return { standing, cards: cardsOf(desk, viewer), release: newest }
  }
  const release = version === null ? newest : releases.find((one) => one.version === version)
  if (release === undefined) throw new AppError('not_found')
  if (release === null) return { standing: 'waiting', cards: [], release }
  // A release holds the cards of all who had handed in: who may see them is said once, by the desk (C2).
  const mayNotYet = !isImported && desk?.card && desk.card.submittedAt === null
  if (mayNotYet) throw new AppError('forbidden')
  const { content } = await runtime.db.release.findUniqueOrThrow({
    where: { roomId_version: { roomId: viewer.roomId, version: release.version } },
    select: { content: true },
  })
  return { standing: 'released', cards: releasedFeedback.parse(content).cards, release }
}

function cardsOf({ card, notes, colleagues }: DeskView, { participantId }: Viewer): ReportCard[] {
  return [
    ...(card ? [reportCard(participantId, card, notes)] : []),
    ...colleagues.map((colleague) => reportCard(colleague.participantId, colleague, colleague.notes)),
  ].filter((one) => !isBlankCard(one))
}

function isSubmitted(own: DebriefView['own']): own is NonNullable<DebriefView['own']> {
  return own !== null && own.submittedAt !== null
}

/** What candidates think of themselves: all that is shown to this viewer, and always their own. */
function selfRatingsOf(
  { ratings, own }: DebriefView,
  { participantId, role }: Viewer,
  standing: ReportStanding,
): ReportSelfRating[] {
  // In a practice room it is the card itself.
  if (standing === 'self') return []
  const shown = (ratings ?? []).filter(({ isSelf }) => isSelf)
  const isMissing =
    role === 'candidate' && isSubmitted(own) && shown.every((one) => one.participantId !== participantId)
  return [
    ...(isMissing ? [{ participantId, levels: own.levels }] : []),
    ...shown.map(({ participantId: by, levels }) => ({ participantId: by, levels })),
  ]
}

/** Adds to moments where the pictures of the board are in a language, as far as this viewer has any. */
async function drawnOf(
  runtime: Pick<Runtime, 'db'>,
  viewer: Viewer,
  { moments, locale }: { moments: readonly PictureMoment[]; locale: Locale },
): Promise<(moment: PictureMoment) => ReportPicture> {
  const drawn = await picturesFor(runtime, viewer, { moments: moments.map(({ at }) => at), locale })
  const nothing = { url: null, width: null, height: null }
  return ({ at, elapsedMs, stage }) => ({ at, elapsedMs, stage, ...nothing, ...drawn.get(at) })
}

import type { EvidenceMark, EvidenceScore, EvidenceView } from '@/lib/replay/evidence'
import type { Locale } from '@/lib/i18n/locale'
import {
  checkKey,
  inTime,
  markOfEvent,
  noteMarks,
  scoreMarks,
  scoresOf,
  stageAt,
  wasLiveAt,
} from '@/lib/replay/marks'
import { dimensionIds } from '@/lib/rubric/dimensions'
import type { RatingView } from '@/lib/rubric/desk-view'
import { checkWords } from '@/server/messages'
import type { EvidenceSource } from '@/server/queries/evidence'

/** The evidence of a session in one language. The source holds only what the viewer may see. */
export function presentEvidence(source: EvidenceSource, locale: Locale): EvidenceView {
  const { people, desk, ticks, mayNote } = source
  const happened = inTime(source.events.flatMap((event) => markOfEvent(event) ?? []))
  const [first] = happened
  const times = {
    stageAt: (at: number) => stageAt(happened, at),
    isLive: (at: number) => wasLiveAt(source, at),
    within: (at: number) => Math.min(Math.max(at, first?.at ?? 0), source.now),
  }
  const judges = desk?.judges ?? []
  const scores = judges.flatMap((judge) => scoreMarks(judge, times))
  const selfRatings = (desk?.selfRatings ?? []).filter(
    ({ participantId }) => !judges.some((judge) => judge.isSelf && judge.participantId === participantId),
  )
  const words = checkWords(locale)
  return {
    marks: inTime([
      ...happened,
      ...shownMarks(source, times.stageAt),
      ...judges.flatMap((judge) => noteMarks(judge, times)),
      ...scores,
    ]),
    people,
    scores: desk && [
      ...judges.flatMap((judge) => scoresOf(judge, scores)),
      ...selfRatings.flatMap(selfScores),
    ],
    rubric: desk?.rubric ?? null,
    checks: Object.fromEntries(
      ticks.map(({ stage: of, check }) => [checkKey(of, check), words(check) ?? check]),
    ),
    mayNote,
  }
}

/** What was shown to everybody, or ticked, or pasted. */
function shownMarks(
  { hints, followUps, ticks, pastes }: EvidenceSource,
  stageOf: (at: number) => EvidenceMark['stage'],
): EvidenceMark[] {
  const base = (id: string, at: number, by: string) => ({ id, at, by, stage: stageOf(at), isPrivate: false })
  return [
    ...hints.map(({ id, at, participantId, level, text }) => ({
      ...base(`hint:${id}`, at.getTime(), participantId),
      ...{ kind: 'hint' as const, level, text },
    })),
    ...followUps.map(({ followUpId, at, participantId, title, prompt }) => ({
      ...base(`follow-up:${followUpId}`, at.getTime(), participantId),
      ...{ kind: 'follow_up' as const, title, prompt },
    })),
    ...ticks.map(({ stage: ofStage, check, isShared, at, participantId }) => ({
      ...base(`tick:${isShared ? 'shared' : 'own'}:${checkKey(ofStage, check)}`, at, participantId),
      ...{ kind: 'tick' as const, check, ofStage, isShared, isPrivate: !isShared },
    })),
    ...pastes.map(({ seq, at, by, count }) => ({
      ...base(`paste:${seq}`, at, by),
      ...{ kind: 'paste' as const, count },
    })),
  ]
}

/** What somebody thinks of themselves has levels alone. */
function selfScores({ participantId: by, levels }: RatingView): EvidenceScore[] {
  return dimensionIds
    .filter((dimension) => levels[dimension] !== 0)
    .map((dimension) => ({ by, dimension, level: levels[dimension], isSelf: true, marks: [] }))
}

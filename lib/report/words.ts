/** What a report says in words, the same on the page, in Markdown and in PDF (V3). */
import type en from '@/lib/i18n/en.json'
import type { Locale } from '@/lib/i18n/locale'
import type { Level } from '@/lib/levels'
import type { Role } from '@/lib/permissions'
import type { ReportPicture, ReportStage, ReportView } from '@/lib/report/report'
import { type LevelRange, minutesUsed, scoreFigures, writtenSummaries } from '@/lib/report/summary'
import { rubricWords } from '@/lib/rubric/built-in-rubrics'
import type { DimensionId, ScoreLevel } from '@/lib/rubric/dimensions'
import type { RatingView } from '@/lib/rubric/desk-view'
import type { RubricWords } from '@/lib/rubric/rubric'
import { minutesUsedOf } from '@/lib/stage/minutes-used'
import { clockFigure } from '@/lib/stage/plan-time'
import type { StageId } from '@/lib/stage/stages'

type KeysOf<Messages> = {
  [Key in keyof Messages & string]: Messages[Key] extends string ? Key : `${Key}.${KeysOf<Messages[Key]>}`
}[keyof Messages & string]

/** The messages a report is made of. */
export type ReportKey =
  | `report.${KeysOf<(typeof en)['report']>}`
  | `ending.counts.${keyof (typeof en)['ending']['counts']}`
  | 'ending.used'
  | 'ending.whole'
  | 'ending.notRecorded'
  | 'replay.none.gone'
  | 'debrief.self'
  | `debrief.interview.${'ratings' | KeysOf<Pick<(typeof en)['debrief']['interview'], 'questions' | 'answers'>>}`
  | `roles.${Role}`
  | `setup.levels.${Level}`
  | `stages.title.${StageId}`

/** Says a message of ours in the reader's language. */
export type Translate = (key: ReportKey, values?: Record<string, string | number>) => string

export interface ReportLanguage {
  t: Translate
  locale: Locale
  /** Says a day (ms since 1970) in the reader's zone. */
  day: (at: number) => string
}

export interface ReportWords extends ReportLanguage {
  rubric: RubricWords
  /** Problem, level and day, in one line. */
  about: string
  /** What the report stands on, and what is not in it. */
  standing: string[]
  /** What sums it up: what interviewers wrote, else what the figures say; nothing before the release. */
  summary: { text: string; by: string | null }[]
  /** What everybody gave, self-ratings included. */
  ratings: RatingView[]
  /** Whether more than one has written. */
  hasSeveral: boolean
  name: (participantId: string) => string
  dimension: (id: DimensionId) => string
  /** `3 · Ready`; the word alone for what was not observed. */
  level: (level: ScoreLevel) => string
  /** `23:00`, by the clock of the interview. */
  time: (moment: { elapsedMs: number }) => string
  stage: (stage: StageId) => string
  /** What was used of a stage's time. */
  used: (stage: ReportStage) => string
  /** What was used in all; null where the clock was never started. */
  whole: string | null
  picture: (picture: Pick<ReportPicture, 'stage' | 'elapsedMs'>) => string
}

/** All that a report says that nobody typed. */
export function reportWords(view: ReportView, language: ReportLanguage): ReportWords {
  const { t, locale, day } = language
  const rubric = rubricWords(view.rubric, locale)
  const nameOf = new Map(view.people.map((person) => [person.id, person]))
  const name = (id: string) => nameOf.get(id)?.name ?? t('report.somebody')
  const isSelf = view.standing === 'self'
  const ratingOf = (
    { participantId, levels }: Pick<RatingView, 'participantId' | 'levels'>,
    self: boolean,
  ) => ({
    ...{ participantId, levels, isSelf: self },
    ...{ name: name(participantId), color: nameOf.get(participantId)?.color ?? 0 },
  })
  const dimension = (id: DimensionId) => rubric.dimensions[id].short
  const time = ({ elapsedMs }: { elapsedMs: number }) => clockFigure(elapsedMs, 'down')
  const stage = (id: StageId) => t(`stages.title.${id}`)
  const minutes = minutesUsed(view)
  return {
    ...language,
    rubric,
    about: [
      ...(view.problem ? [view.problem.title] : []),
      t('report.level', { level: t(`setup.levels.${view.level}`) }),
      day(view.startedAt ?? view.endedAt),
    ].join(' · '),
    standing: standingOf(view, language),
    summary: summaryOf(view, language, { rubric, dimension, name }),
    ratings: [
      ...view.cards.map((card) => ratingOf(card, isSelf)),
      ...view.selfRatings.map((rating) => ratingOf(rating, true)),
    ],
    hasSeveral: view.cards.length > 1,
    ...{ name, dimension, time, stage },
    level: (level) => (level === 0 ? rubric.levels[0] : `${level} · ${rubric.levels[level]}`),
    used: ({ spentMs, budgetMs }) =>
      t('ending.used', { minutes: minutesUsedOf(spentMs), plan: Math.round(budgetMs / 60_000) }),
    whole: minutes && t('ending.whole', minutes),
    picture: (picture) =>
      picture.stage === null
        ? t('report.finalBoard', { time: time(picture) })
        : t('report.stageEnd', { stage: stage(picture.stage), time: time(picture) }),
  }
}

function standingOf(view: ReportView, { t, day }: ReportLanguage): string[] {
  const { standing, release, releases, isRecordingGone, hasReplay } = view
  const [newest] = releases
  const unrecorded = isRecordingGone ? [t('replay.none.gone')] : hasReplay ? [] : [t('ending.notRecorded')]
  const stands: Record<ReportView['standing'], () => string[]> = {
    cards: () => [
      release ? t('report.standing.cardsReleased', { date: day(release.at) }) : t('report.standing.cards'),
    ],
    self: () => [t('report.standing.self')],
    waiting: () => [],
    released: () => (release ? [releaseWords(release, { t, day })] : []),
  }
  const isOlder = standing === 'released' && release && newest && release.version < newest.version
  return [
    ...stands[standing](),
    ...(isOlder ? [t('report.standing.older', { version: release.version })] : []),
    ...unrecorded,
  ]
}

/** One release: when it was, and for an amendment, why. */
export function releaseWords(
  { at, reason }: NonNullable<ReportView['release']>,
  { t, day }: Pick<ReportLanguage, 't' | 'day'>,
): string {
  return reason === null
    ? t('report.standing.released', { date: day(at) })
    : t('report.standing.amended', { date: day(at), reason })
}

function summaryOf(
  view: ReportView,
  { t }: ReportLanguage,
  words: Pick<ReportWords, 'rubric' | 'dimension' | 'name'>,
): ReportWords['summary'] {
  if (view.standing === 'waiting') return []
  const written = writtenSummaries(view.cards)
  if (written.length > 0)
    return written.map(({ by, text }) => ({ text, by: view.cards.length > 1 ? words.name(by) : null }))
  return [{ text: figuresInWords(view, t, words), by: null }]
}

/** An honest sentence or two made of figures alone. */
function figuresInWords(
  view: ReportView,
  t: Translate,
  { rubric, dimension }: Pick<ReportWords, 'rubric' | 'dimension'>,
): string {
  const level = ({ from, to }: LevelRange) =>
    from === to
      ? rubric.levels[from]
      : t('report.figures.range', { from: rubric.levels[from], to: rubric.levels[to] })
  const minutes = minutesUsed(view)
  const figures = scoreFigures(view.cards)
  const scored =
    figures.kind === 'unscored'
      ? t('report.figures.unscored')
      : figures.kind === 'even'
        ? t('report.figures.even', { count: figures.count, level: level(figures) })
        : t('report.figures.spread', {
            ...{ best: dimension(figures.best.dimension), bestLevel: level(figures.best) },
            ...{ worst: dimension(figures.worst.dimension), worstLevel: level(figures.worst) },
          })
  const used = minutes ? t('report.figures.time', minutes) : t('report.figures.noTime')
  return `${scored} ${used}`
}

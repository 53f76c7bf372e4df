/** The report as a document: what it says, in order, for whatever writes it down (V3). */
import { pointsOf, type ReportPoint } from '@/lib/report/strengths'
import { scoreMoments } from '@/lib/report/score-moments'
import type { ReportPicture, ReportSection, ReportStage, ReportView } from '@/lib/report/report'
import { releaseWords, type ReportWords } from '@/lib/report/words'
import { anchorLevels, dimensionIds, type ScoreLevel } from '@/lib/rubric/dimensions'
import type { PointKind } from '@/lib/rubric/feedback'
import { interviewQuestions } from '@/lib/rubric/interview-rating'

/** A moment and how it is called; `at` is null where there is no replay to look at. */
export interface DocumentMoment {
  time: string
  at: number | null
}

/** Something people wrote, with what is said of it. */
export interface DocumentItem {
  text: string
  /** What it is about, whose it is; empty for nothing. */
  foot: string
  moment: DocumentMoment | null
  /** The moment (ms since 1970) of the picture that stands beside it, if there is one. */
  pictureAt: number | null
}

/** Somebody's levels in a table of them. */
export interface DocumentRating {
  name: string
  /** Index into the six colours of people. */
  color: number
  isSelf: boolean
  /** In the order of the rows. */
  levels: ScoreLevel[]
}

/** Texts of people may be in any `text`, `title`, `heading`, `foot`, `name` and cell: none of them is markup. */
export type DocumentBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'subheading'; text: string }
  /** `isLead` sums all up. */
  | { kind: 'text'; text: string; isLead: boolean }
  | {
      kind: 'ratings'
      rows: string[]
      levels: string[]
      ratings: DocumentRating[]
      /** What the levels point to, in the order of the rows. */
      moments: DocumentMoment[][]
      /** What these are called. */
      momentsName: string
    }
  | { kind: 'items'; of: PointKind | 'hint' | 'note'; items: DocumentItem[] }
  | { kind: 'times'; stages: (ReportStage & { name: string; used: string })[]; whole: string }
  | { kind: 'figures'; figures: { label: string; value: string }[] }
  | { kind: 'pictures'; pictures: { title: string; at: number; moment: DocumentMoment }[]; isFinal: boolean }
  | { kind: 'table'; section: ReportSection }
  /** A name and what goes with it. */
  | { kind: 'pairs'; pairs: { label: string; text: string }[] }

export interface ReportDocument {
  title: string
  about: string
  people: { name: string; role: string; color: number }[]
  standing: string[]
  blocks: DocumentBlock[]
}

/** The whole report, what matters most first. */
export function reportDocument(view: ReportView, words: ReportWords): ReportDocument {
  const { t } = words
  const people = view.kind === 'practice' ? [] : view.people
  return {
    title: view.title,
    about: words.about,
    people: people.map(({ name, role, color }) => ({ name, color, role: t(`roles.${role}`) })),
    standing: words.standing,
    blocks: [
      ...feedbackBlocks(view, words),
      ...ratingBlocks(view, words),
      ...pointBlocks(view, words, 'first'),
      ...timeBlocks(view, words),
      ...pictureBlocks(view, words),
      ...pointBlocks(view, words, 'rest'),
      ...cardBlocks(view, words),
      ...hintBlocks(view, words),
      ...noteBlocks(view, words),
      ...interviewBlocks(view, words),
      ...versionBlocks(view, words),
    ],
  }
}

function feedbackBlocks(view: ReportView, { t, summary }: ReportWords): DocumentBlock[] {
  const heading = (text: string): DocumentBlock => ({ kind: 'heading', text })
  const say = (text: string): DocumentBlock => ({ kind: 'text', text, isLead: false })
  if (view.standing === 'waiting')
    return [heading(t('report.waiting.heading')), say(t('report.waiting.observer'))]
  if (view.cards.length === 0)
    return [
      heading(t('report.noCards.heading', { kind: view.kind })),
      say(t('report.noCards.body', { kind: view.kind })),
    ]
  return [
    heading(t('report.summary')),
    ...summary.flatMap(({ text, by }): DocumentBlock[] => [
      { kind: 'text', text, isLead: true },
      ...(by === null ? [] : [say(`— ${by}`)]),
    ]),
  ]
}

function ratingBlocks(view: ReportView, words: ReportWords): DocumentBlock[] {
  const { t, ratings, rubric } = words
  if (ratings.length === 0) return []
  const name = (rating: (typeof ratings)[number]) =>
    rating.isSelf ? t('debrief.self', { name: rating.name }) : rating.name
  return [
    { kind: 'heading', text: t('report.scores') },
    {
      kind: 'ratings',
      rows: dimensionIds.map((id) => rubric.dimensions[id].short),
      levels: anchorLevels.map((level) => rubric.levels[level]),
      ratings: ratings.map((rating) => ({
        ...{ name: name(rating), color: rating.color, isSelf: rating.isSelf },
        levels: dimensionIds.map((id) => rating.levels[id]),
      })),
      moments: dimensionIds.map((id) =>
        scoreMoments(view.cards, id).map((moment) => momentOf(view, words, moment)),
      ),
      momentsName: t('report.moments'),
    },
  ]
}

const pointHeadings = {
  first: { strength: 'report.strengths', next_step: 'report.nextSteps' },
  rest: { strength: 'report.moreStrengths', next_step: 'report.moreNextSteps' },
} as const

function pointBlocks(view: ReportView, words: ReportWords, which: 'first' | 'rest'): DocumentBlock[] {
  const { t, hasSeveral } = words
  if (view.cards.length === 0) return []
  const item = ({ text, dimension, by, moment }: ReportPoint): DocumentItem => ({
    text,
    foot: [...(dimension ? [words.dimension(dimension)] : []), ...(hasSeveral ? [words.name(by)] : [])].join(
      ' · ',
    ),
    moment: moment && momentOf(view, words, moment),
    pictureAt: which === 'first' ? (moment?.at ?? null) : null,
  })
  return (['strength', 'next_step'] as const).flatMap((kind): DocumentBlock[] => {
    const points = pointsOf(view.cards, kind)[which]
    if (points.length === 0) return []
    return [
      { kind: 'heading', text: t(pointHeadings[which][kind]) },
      { kind: 'items', of: kind, items: points.map(item) },
    ]
  })
}

function momentOf(
  { hasReplay }: ReportView,
  words: ReportWords,
  moment: { at: number; elapsedMs: number },
): DocumentMoment {
  return { time: words.time(moment), at: hasReplay ? moment.at : null }
}

function timeBlocks(view: ReportView, words: ReportWords): DocumentBlock[] {
  if (words.whole === null) return []
  const stages = view.stages.map((stage) => ({
    ...stage,
    name: words.stage(stage.stage),
    used: words.used(stage),
  }))
  return [
    { kind: 'heading', text: words.t('report.time') },
    { kind: 'times', stages, whole: words.whole },
  ]
}

function pictureBlocks(view: ReportView, words: ReportWords): DocumentBlock[] {
  const { t } = words
  const block = (isFinal: boolean): DocumentBlock[] => {
    const pictures = view.pictures.filter(({ stage }) => (stage === null) === isFinal)
    if (pictures.length === 0) return []
    const entry = (picture: ReportPicture) => ({
      title: words.picture(picture),
      at: picture.at,
      moment: momentOf(view, words, picture),
    })
    return [
      { kind: 'heading', text: t(isFinal ? 'report.board' : 'report.pictures') },
      { kind: 'pictures', pictures: pictures.map(entry), isFinal },
    ]
  }
  const figures = { ...view.counts, hints: view.hints.length }
  return [
    ...block(true),
    {
      kind: 'figures',
      figures: (['components', 'flows', 'cards', 'hints'] as const).map((what) => ({
        label: t(`ending.counts.${what}`),
        value: String(figures[what]),
      })),
    },
    ...block(false),
  ]
}

function cardBlocks({ boardCards, boardCardsLeft }: ReportView, { t }: ReportWords): DocumentBlock[] {
  if (boardCards.length === 0) return []
  return [
    { kind: 'heading', text: t('report.cards') },
    ...boardCards.flatMap(({ title, sections }): DocumentBlock[] => [
      { kind: 'subheading', text: title },
      ...sections.map((section): DocumentBlock => ({ kind: 'table', section })),
    ]),
    ...(boardCardsLeft > 0
      ? [{ kind: 'text' as const, text: t('report.cardsLeft', { count: boardCardsLeft }), isLead: false }]
      : []),
  ]
}

function hintBlocks(view: ReportView, words: ReportWords): DocumentBlock[] {
  const { t } = words
  const hints = view.hints.map(({ text, stage, level, ...hint }): DocumentItem => ({
    text,
    foot: [
      ...(stage ? [words.stage(stage)] : []),
      ...(level === null ? [] : [t('report.hintLevel', { level })]),
    ].join(' · '),
    moment: momentOf(view, words, hint),
    pictureAt: null,
  }))
  const followUps = view.followUps.map(({ title, prompt }) => ({ label: title, text: prompt }))
  return [
    ...(hints.length === 0
      ? []
      : [heading(t('report.hints')), { kind: 'items', of: 'hint', items: hints } as const]),
    ...(followUps.length === 0
      ? []
      : [heading(t('report.followUps')), { kind: 'pairs', pairs: followUps } as const]),
  ]
}

function noteBlocks(view: ReportView, words: ReportWords): DocumentBlock[] {
  const authors = view.cards.filter(({ notes }) => notes.length > 0)
  if (authors.length === 0) return []
  return [
    heading(words.t('report.notes')),
    ...authors.flatMap(({ participantId, notes }): DocumentBlock[] => [
      ...(words.hasSeveral ? [{ kind: 'subheading', text: words.name(participantId) } as const] : []),
      {
        kind: 'items',
        of: 'note',
        items: notes.map((note) => ({
          text: note.text,
          foot: '',
          moment: momentOf(view, words, note),
          pictureAt: null,
        })),
      },
    ]),
  ]
}

function interviewBlocks({ interviewRatings }: ReportView, { t, name }: ReportWords): DocumentBlock[] {
  if (interviewRatings.length === 0) return []
  return [
    heading(t('debrief.interview.ratings')),
    ...interviewRatings.flatMap(({ participantId, answers, comment }): DocumentBlock[] => [
      ...(interviewRatings.length > 1 ? [{ kind: 'subheading', text: name(participantId) } as const] : []),
      {
        kind: 'pairs',
        pairs: interviewQuestions.flatMap((question) => {
          const answer = answers[question]
          return answer === null
            ? []
            : {
                label: t(`debrief.interview.questions.${question}`),
                text: t(`debrief.interview.answers.${answer}`),
              }
        }),
      },
      ...(comment.trim() === '' ? [] : [{ kind: 'text', text: comment, isLead: false } as const]),
    ]),
  ]
}

function versionBlocks({ releases }: ReportView, words: ReportWords): DocumentBlock[] {
  if (releases.length < 2) return []
  return [
    heading(words.t('report.versions')),
    {
      kind: 'pairs',
      pairs: releases.map((release) => ({
        label: words.t('report.version', { version: release.version }),
        text: releaseWords(release, words),
      })),
    },
  ]
}

function heading(text: string): DocumentBlock {
  return { kind: 'heading', text }
}

'use client'

import { useTranslations } from 'next-intl'
import { MomentLink } from '@/components/feedback/point-moment'
import { InterviewersOnly } from '@/components/problem/interviewers-only'
import { useRoomScene } from '@/components/room/room-context'
import type { Desk } from '@/components/rubric/use-desk'
import { personColor } from '@/lib/people-colors'
import {
  compareCards,
  type ComparedCard,
  type ComparedDimension,
  type ComparedScore,
  isAgreed,
} from '@/lib/rubric/compare-cards'
import { draftFeedback, type FeedbackPoint } from '@/lib/rubric/feedback'
import type { RubricWords } from '@/lib/rubric/rubric'

interface Author {
  id: string
  name: string
  /** Index into the six colours of people. */
  color: number
}

/** The submitted cards of all interviewers, differences first (C2). */
export function SideBySide({ desk, words }: { desk: Desk; words: RubricWords }) {
  const t = useTranslations('feedback.compare')
  const { viewer } = useRoomScene()
  const colleagues = (desk.view?.colleagues ?? []).filter(({ submittedAt }) => submittedAt !== null)
  if (colleagues.length === 0) return null
  const cards: ComparedCard[] = [
    { participantId: viewer.participantId, scores: desk.scores, points: desk.feedback.written.points },
    ...colleagues.map(({ participantId, scores, feedback, notes }) => ({
      participantId,
      scores,
      points: (feedback ?? draftFeedback(notes)).points,
    })),
  ]
  const authors: Author[] = [
    { id: viewer.participantId, name: viewer.name, color: viewer.color },
    ...colleagues.map(({ participantId, name, color }) => ({ id: participantId, name, color })),
  ]
  const { dimensions, loose } = compareCards(cards)
  const agreed = dimensions.filter(isAgreed)
  const authorOf = (id: string) => authors.find((author) => author.id === id)
  const summaries = colleagues.flatMap(({ participantId, feedback }) =>
    feedback && feedback.summary.trim() !== '' ? [{ participantId, summary: feedback.summary }] : [],
  )
  return (
    <section
      aria-labelledby="side-by-side"
      className="flex flex-col gap-4 rounded-card border border-line bg-private p-4 text-ui sm:p-6"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="side-by-side" className="text-heading font-semibold">
          {t('title')}
        </h2>
        <InterviewersOnly />
      </div>
      {summaries.map(({ participantId, summary }) => (
        <div key={participantId} className="flex flex-col gap-0.5">
          <Name author={authorOf(participantId)} />
          <p className="text-label wrap-anywhere whitespace-pre-wrap">{summary}</p>
        </div>
      ))}
      {agreed.length === dimensions.length ? <p className="text-text2">{t('allAgreed')}</p> : null}
      <ul className="flex flex-col divide-y divide-line">
        {dimensions
          .filter((row) => !isAgreed(row))
          .map((row) => (
            <Row key={row.dimension} row={row} words={words} authorOf={authorOf} />
          ))}
      </ul>
      {agreed.length > 0 ? (
        <details>
          <summary className="flex min-h-11 cursor-pointer items-center font-semibold">
            {t('agreed', { count: agreed.length })}
          </summary>
          <ul className="flex flex-col divide-y divide-line">
            {agreed.map((row) => (
              <Row key={row.dimension} row={row} words={words} authorOf={authorOf} />
            ))}
          </ul>
        </details>
      ) : null}
      {loose.length > 0 ? (
        <section aria-labelledby="loose" className="flex flex-col gap-2">
          <h3 id="loose" className="text-label font-semibold">
            {t('loose')}
          </h3>
          <div className="grid gap-3 sm:grid-cols-2">
            {loose.map(({ participantId, points }) => (
              <div key={participantId} className="flex min-w-0 flex-col gap-1">
                <Name author={authorOf(participantId)} />
                <Points points={points} />
              </div>
            ))}
          </div>
        </section>
      ) : null}
    </section>
  )
}

function Row({
  row,
  words,
  authorOf,
}: {
  row: ComparedDimension
  words: RubricWords
  authorOf: (id: string) => Author | undefined
}) {
  const t = useTranslations('feedback.compare')
  const { dimension, apart, isPartial, scores } = row
  return (
    <li className="flex flex-col gap-2 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h3 className="text-label font-semibold">{words.dimensions[dimension].name}</h3>
        <span className={`text-meta font-semibold ${apart > 1 ? 'text-over' : 'text-text2'}`}>
          {apart > 0 ? t('apart', { count: apart }) : t(isPartial ? 'partial' : 'same')}
        </span>
      </div>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {scores.map((score) => (
          <Given
            key={score.participantId}
            score={score}
            words={words}
            author={authorOf(score.participantId)}
          />
        ))}
      </div>
    </li>
  )
}

function Given({
  score: { level, moments, points },
  words,
  author,
}: {
  score: ComparedScore
  words: RubricWords
  author: Author | undefined
}) {
  const t = useTranslations('rubric')
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <Name author={author} />
      <p className={level === 0 ? 'text-text2' : 'font-semibold'}>
        {level === 0 ? words.levels[0] : t('levelWord', { level, word: words.levels[level] })}
      </p>
      {moments.length > 0 ? (
        <p className="flex flex-wrap gap-1">
          {moments.map((moment) => (
            <MomentLink key={moment.noteId ?? moment.at} moment={moment} />
          ))}
        </p>
      ) : null}
      <Points points={points} />
    </div>
  )
}

function Name({ author }: { author: Author | undefined }) {
  if (!author) return null
  return (
    <p className="flex items-center gap-1.5 text-meta text-text2">
      <span
        aria-hidden
        className="size-2 rounded-full"
        style={{ backgroundColor: personColor(author.color) }}
      />
      <bdi>{author.name}</bdi>
    </p>
  )
}

const signs = { strength: '+', next_step: '−' } as const

function Points({ points }: { points: readonly FeedbackPoint[] }) {
  const t = useTranslations('feedback')
  if (points.length === 0) return null
  return (
    <ul className="flex flex-col gap-1">
      {points.map(({ id, kind, text, moment }) => (
        <li key={id} className="flex items-start gap-1.5">
          <span
            role="img"
            aria-label={t(`kind.${kind}`)}
            className={`w-2.5 shrink-0 font-semibold ${kind === 'strength' ? 'text-ok' : 'text-over'}`}
          >
            {signs[kind]}
          </span>
          <span className="min-w-0 flex-1 wrap-anywhere whitespace-pre-wrap">{text}</span>
          {moment ? <MomentLink moment={moment} /> : null}
        </li>
      ))}
    </ul>
  )
}

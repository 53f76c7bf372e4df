/** The cards of several interviewers side by side: where they differ first. */
import { type DimensionId, dimensionIds, type ScoreLevel } from '@/lib/rubric/dimensions'
import type { FeedbackPoint } from '@/lib/rubric/feedback'
import type { Card, Moment } from '@/lib/rubric/scorecard'

/** A card as far as it is compared. */
export interface ComparedCard {
  participantId: string
  scores: Card
  points: readonly FeedbackPoint[]
}

/** What one interviewer gave a dimension, and what they said of it. */
export interface ComparedScore {
  participantId: string
  level: ScoreLevel
  moments: readonly Moment[]
  points: readonly FeedbackPoint[]
}

export interface ComparedDimension {
  dimension: DimensionId
  /** How many levels lie between the highest and the lowest; "not observed" is no level. */
  apart: number
  /** Some have observed it, and some have not. */
  isPartial: boolean
  /** In the order of the cards. */
  scores: ComparedScore[]
}

export interface ComparedCards {
  /** All six, those furthest apart first, then those not everybody has observed; else in their usual order. */
  dimensions: ComparedDimension[]
  /** Points that name no dimension, by who wrote them, in the order of the cards; who wrote none is not among them. */
  loose: { participantId: string; points: readonly FeedbackPoint[] }[]
}

/** Puts cards side by side. */
export function compareCards(cards: readonly ComparedCard[]): ComparedCards {
  const dimensions = dimensionIds.map((dimension) => compareIn(dimension, cards))
  return {
    // Stable: what is equally far apart stays in the usual order.
    dimensions: dimensions.sort((a, b) => b.apart - a.apart || Number(b.isPartial) - Number(a.isPartial)),
    loose: cards.flatMap(({ participantId, points }) => {
      const own = points.filter((point) => point.dimension === null)
      return own.length > 0 ? [{ participantId, points: own }] : []
    }),
  }
}

/** Whether the interviewers see a dimension alike: nothing about it has to be talked over. */
export function isAgreed({ apart, isPartial }: ComparedDimension): boolean {
  return apart === 0 && !isPartial
}

function compareIn(dimension: DimensionId, cards: readonly ComparedCard[]): ComparedDimension {
  const scores = cards.map(({ participantId, scores: { [dimension]: score }, points }): ComparedScore => ({
    participantId,
    level: score.level,
    moments: score.moments,
    points: points.filter((point) => point.dimension === dimension),
  }))
  const seen = scores.map(({ level }) => level).filter((level) => level > 0)
  return {
    dimension,
    apart: seen.length === 0 ? 0 : Math.max(...seen) - Math.min(...seen),
    isPartial: seen.length > 0 && seen.length < scores.length,
    scores,
  }
}

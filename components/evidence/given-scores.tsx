'use client'

import { useTranslations } from 'next-intl'
import { MarkGlyph } from '@/components/evidence/mark-glyph'
import type { MarkWords } from '@/components/evidence/mark-words'
import type { EvidenceMark, EvidencePerson, EvidenceScore } from '@/lib/replay/evidence'
import type { DimensionId } from '@/lib/rubric/dimensions'

/** By this the way from a mark to its score finds it. */
export const scoreElementId = (by: string, dimension: DimensionId) => `score-${by}-${dimension}`

/** Scores to read, by who gave them, each with the moments that speak for it. */
export function GivenScores({
  scores,
  marks,
  people,
  words,
  onShow,
}: {
  scores: readonly EvidenceScore[]
  marks: readonly EvidenceMark[]
  people: readonly EvidencePerson[]
  words: MarkWords
  onShow: (mark: EvidenceMark) => void
}) {
  const t = useTranslations('evidence')
  const groups = groupsOf(scores)
  return groups.map(({ by, isSelf, scores: given }) => {
    const name = people.find(({ id }) => id === by)?.name ?? t('marks.somebody')
    return (
      <section key={`${by} ${isSelf}`} className="border-b border-line py-3">
        <h3 className="px-3 pb-1 text-label font-semibold">{t(isSelf ? 'self' : 'ofPerson', { name })}</h3>
        <dl>
          {given.map((score) => (
            <div
              key={score.dimension}
              id={isSelf ? undefined : scoreElementId(by, score.dimension)}
              tabIndex={-1}
              className="flex flex-col gap-1 px-3 py-1.5 outline-offset-[-2px] focus:bg-sunken"
            >
              <div className="flex items-baseline justify-between gap-3">
                <dt className="truncate text-text2">{words.dimension(score.dimension)}</dt>
                <dd className="shrink-0 font-semibold">{words.level(score.level)}</dd>
              </div>
              {score.marks.length > 0 ? (
                <dd className="flex flex-wrap gap-1.5">
                  {score.marks.flatMap((id) => {
                    const mark = marks.find((one) => one.id === id)
                    return mark ? [<MomentChip key={id} mark={mark} words={words} onShow={onShow} />] : []
                  })}
                </dd>
              ) : null}
            </div>
          ))}
        </dl>
      </section>
    )
  })
}

/** A moment that speaks for a score, and the way there. */
function MomentChip({
  mark,
  words,
  onShow,
}: {
  mark: EvidenceMark
  words: MarkWords
  onShow: (mark: EvidenceMark) => void
}) {
  const time = words.when(mark.at)
  return (
    <button
      type="button"
      aria-label={words.go(mark)}
      title={words.what(mark)}
      onClick={() => onShow(mark)}
      className="inline-flex h-6 items-center gap-1 rounded-chip border border-line bg-surface px-1.5 text-meta text-accent tabular-nums transition-colors duration-120 hover:border-input max-[899px]:h-10 max-[899px]:px-3"
    >
      <MarkGlyph mark={mark} size={8} />
      {time}
    </button>
  )
}

/** The scores of each person together, in the order they come. */
function groupsOf(scores: readonly EvidenceScore[]) {
  const groups: { by: string; isSelf: boolean; scores: EvidenceScore[] }[] = []
  for (const score of scores) {
    const known = groups.find(({ by, isSelf }) => by === score.by && isSelf === score.isSelf)
    if (known) known.scores.push(score)
    else groups.push({ by: score.by, isSelf: score.isSelf, scores: [score] })
  }
  return groups
}

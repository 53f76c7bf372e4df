'use client'

import { useTranslations } from 'next-intl'
import { momentButtonId } from '@/components/feedback/point-moment'
import { focusOn } from '@/components/feedback/focus-on'
import { addPointId } from '@/components/feedback/point-list'
import { pointFieldId } from '@/components/feedback/point-row'
import type { DimensionId } from '@/lib/rubric/dimensions'
import type { CardGap } from '@/lib/rubric/feedback'
import type { RubricWords } from '@/lib/rubric/rubric'

/** By this what is missing finds the summary. */
export const summaryId = 'feedback-summary'

const focusRow = (dimension: DimensionId) => {
  const row = document.querySelector<HTMLElement>(`[data-rubric-row="${dimension}"]`)
  row?.focus()
  row?.scrollIntoView({ block: 'nearest' })
}

/** What a candidate would miss, or one's own self-check; each leads to its place. None of it keeps the card from being handed in. */
export function Missing({
  gaps,
  isSelf,
  words,
}: {
  gaps: readonly CardGap[]
  isSelf: boolean
  words: RubricWords
}) {
  const t = useTranslations('feedback')
  const unscored = gaps.flatMap((gap) => (gap.kind === 'unscored' ? [gap.dimension] : []))
  const lines: { key: string; text: string; go: () => void }[] = []
  const [firstUnscored] = unscored
  if (firstUnscored !== undefined)
    lines.push({
      key: 'unscored',
      text: t('gaps.unscored', { names: unscored.map((id) => words.dimensions[id].short).join(' · ') }),
      go: () => focusRow(firstUnscored),
    })
  for (const gap of gaps) {
    if (gap.kind === 'moment' || gap.kind === 'unscored') continue
    lines.push({ key: gap.kind, ...lineOf(gap, t) })
  }
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="missing" className="flex flex-col gap-1">
      <h3 id="missing" className="text-label font-semibold">
        {t(isSelf ? 'missingSelf' : 'missing')}
      </h3>
      <ul className="flex flex-col">
        {lines.map(({ key, text, go }) => (
          <li key={key}>
            <button
              type="button"
              onClick={go}
              className="-mx-2 min-h-8 rounded-chip px-2 text-left text-ui text-text2 underline decoration-line underline-offset-4 hover:bg-sunken hover:text-text max-[899px]:min-h-11"
            >
              {text}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function lineOf(
  gap: Exclude<CardGap, { kind: 'moment' | 'unscored' }>,
  t: ReturnType<typeof useTranslations<'feedback'>>,
): { text: string; go: () => void } {
  switch (gap.kind) {
    case 'no_strength':
      return { text: t('gaps.no_strength'), go: () => focusOn(addPointId('strength')) }
    case 'no_next_step':
      return { text: t('gaps.no_next_step'), go: () => focusOn(addPointId('next_step')) }
    case 'no_summary':
      return { text: t('gaps.no_summary'), go: () => focusOn(summaryId) }
    case 'unshown':
      return {
        text: t('gaps.unshown', { count: gap.points.length }),
        go: () => focusOn(momentButtonId(gap.points[0] ?? '')),
      }
    case 'empty':
      return {
        text: t('gaps.empty', { count: gap.points.length }),
        go: () => focusOn(pointFieldId(gap.points[0] ?? '')),
      }
  }
}

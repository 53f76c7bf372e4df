'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ratingKey, type RatingView } from '@/lib/rubric/desk-view'
import { anchorLevels, type DimensionId, dimensionIds } from '@/lib/rubric/dimensions'
import type { RubricWords } from '@/lib/rubric/rubric'
import { personColor } from '@/lib/people-colors'

/** What people gave, one row a dimension: dots from 1 to 4, what somebody thinks of themselves hollow (C6). */
export function RatingTable({
  words,
  ratings,
  below,
}: {
  words: RubricWords
  ratings: readonly RatingView[]
  /** What stands below the name of a dimension. */
  below?: (id: DimensionId) => ReactNode
}) {
  const t = useTranslations('debrief')
  return (
    <>
      <table className="w-full border-collapse">
        <thead>
          <tr className="text-meta text-text3">
            <td />
            {anchorLevels.map((level) => (
              <th key={level} scope="col" className="w-[15%] pb-1 font-normal">
                {words.levels[level]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dimensionIds.map((id) => (
            <tr key={id} className="border-t border-line print:break-inside-avoid">
              <th scope="row" className="py-2 pr-2 text-left font-semibold">
                {words.dimensions[id].short}
                {below?.(id)}
              </th>
              {anchorLevels.map((level) => (
                <td key={level} className="relative py-2 text-center">
                  <span aria-hidden className="absolute inset-x-0 top-1/2 border-t border-line" />
                  <span className="relative flex flex-wrap items-center justify-center gap-1">
                    {ratings
                      .filter(({ levels }) => levels[id] === level)
                      .map((rating) => (
                        <Dot
                          key={ratingKey(rating)}
                          rating={rating}
                          label={t('dot', { name: rating.name, level, word: words.levels[level] })}
                        />
                      ))}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-meta text-text2">
        {ratings.map((rating) => (
          <li key={ratingKey(rating)} className="flex items-center gap-1.5">
            <Dot rating={rating} />
            <bdi>{rating.isSelf ? t('self', { name: rating.name }) : rating.name}</bdi>
          </li>
        ))}
      </ul>
    </>
  )
}

function Dot({ rating, label }: { rating: RatingView; label?: string }) {
  const color = personColor(rating.color)
  return (
    <span
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined || undefined}
      title={label}
      className="inline-block size-3.5 rounded-full border-[3px] bg-surface print:[print-color-adjust:exact]"
      style={{ borderColor: color, backgroundColor: rating.isSelf ? undefined : color }}
    />
  )
}

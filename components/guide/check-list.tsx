'use client'

import { useTranslations } from 'next-intl'
import { type CheckId, checksOf } from '@/lib/stage/checks'
import type { StageId } from '@/lib/stage/stages'

interface CheckListProps {
  stage: StageId
  isTicked: (check: CheckId) => boolean
  /** What the candidate has ticked, shown beside an interviewer's own ticks. */
  isTickedByCandidate?: (check: CheckId) => boolean
  /** Null for those who only look. */
  onTick: ((check: CheckId, ticked: boolean) => void) | null
}

/** The check questions of a stage (S4). */
export function CheckList({ stage, isTicked, isTickedByCandidate, onTick }: CheckListProps) {
  const t = useTranslations('checks')
  return (
    <ul className="flex flex-col">
      {checksOf[stage].map((check) => (
        <li key={check}>
          <label className="flex min-h-8 cursor-pointer items-start gap-2.5 rounded-chip py-1.5 pointer-coarse:min-h-10 pointer-coarse:py-2.5">
            <input
              type="checkbox"
              checked={isTicked(check)}
              disabled={!onTick}
              onChange={(event) => onTick?.(check, event.target.checked)}
              className="mt-0.5 size-4 shrink-0 cursor-pointer accent-(--accent)"
            />
            <span>
              {t(wordOf(check))}
              {isTickedByCandidate?.(check) ? (
                <span className="ml-1.5 inline-block rounded-chip bg-accent-soft px-1.5 text-badge font-semibold text-accent">
                  {t('byCandidate')}
                </span>
              ) : null}
            </span>
          </label>
        </li>
      ))}
    </ul>
  )
}

const wordOf = (check: CheckId) => `words.${check}` as const

'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { EvidenceRow, type NoteHand } from '@/components/evidence/evidence-row'
import type { MarkWords } from '@/components/evidence/mark-words'
import type { EvidenceMark } from '@/lib/replay/evidence'
import type { DimensionId } from '@/lib/rubric/dimensions'

/** For so long, in ms, after somebody moved the list by hand it stays where they put it. */
const restMs = 4000

interface EvidenceListProps {
  /** Those that are shown. */
  marks: readonly EvidenceMark[]
  /** Whether there are any that are hidden. */
  hasMore: boolean
  /** The id of the present one. */
  current: string | null
  words: MarkWords
  onShow: (mark: EvidenceMark) => void
  onScore: ((by: string | null, dimension: DimensionId) => void) | null
  notes: NoteHand | null
}

/** Everything that happened, in the order of time. It moves along with the replay, unless somebody reads elsewhere in it. */
export function EvidenceList({ marks, hasMore, current, words, onShow, onScore, notes }: EvidenceListProps) {
  const t = useTranslations('evidence')
  const list = useRef<HTMLOListElement>(null)
  const movedAt = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    const box = list.current
    if (!box || current === null || performance.now() - movedAt.current < restMs) return
    const row = box.querySelector<HTMLElement>('[data-current]')
    if (!row) return
    const above = row.offsetTop - box.scrollTop
    const isInSight = above >= 0 && above + row.offsetHeight <= box.clientHeight
    // A third from the top: what was before it stands above, what comes is in sight.
    if (!isInSight) box.scrollTo({ top: row.offsetTop - box.clientHeight / 3 })
  }, [current])
  const moved = () => {
    movedAt.current = performance.now()
  }
  if (marks.length === 0) return <p className="p-4 text-text2">{t(hasMore ? 'allHidden' : 'empty')}</p>
  return (
    <ol
      ref={list}
      aria-label={t('timeline')}
      onWheel={moved}
      onTouchMove={moved}
      onPointerDown={(event) => {
        // The bar that moves it is no row.
        if (event.target === list.current) moved()
      }}
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain"
    >
      {marks.map((mark) => (
        <EvidenceRow
          key={mark.id}
          mark={mark}
          words={words}
          isCurrent={mark.id === current}
          onShow={onShow}
          onScore={onScore}
          notes={notes}
        />
      ))}
    </ol>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { MarkWords } from '@/components/evidence/mark-words'
import type { EvidenceKind, EvidenceMark } from '@/lib/replay/evidence'
import { countKinds } from '@/lib/replay/mark-walk'

/** What there is along the timeline, each kind with how many; pressed ones are shown. */
export function KindChips({
  marks,
  hidden,
  onTurn,
  words,
}: {
  marks: readonly EvidenceMark[]
  hidden: ReadonlySet<EvidenceKind>
  onTurn: (kind: EvidenceKind) => void
  words: MarkWords
}) {
  const t = useTranslations('evidence')
  const kinds = useMemo(() => countKinds(marks), [marks])
  if (kinds.length < 2) return null
  return (
    <div
      role="group"
      aria-label={t('filter')}
      className="flex shrink-0 flex-wrap gap-x-1.5 gap-y-1.5 border-b border-line px-3 py-2 max-[899px]:flex-nowrap max-[899px]:overflow-x-auto max-[899px]:py-2.5"
    >
      {kinds.map(({ kind, count }) => {
        const isOn = !hidden.has(kind)
        return (
          <button
            key={kind}
            type="button"
            aria-pressed={isOn}
            aria-label={t('filterKind', { kind: words.kind(kind), count })}
            onClick={() => onTurn(kind)}
            className={`flex h-6 shrink-0 items-center gap-1 rounded-chip border px-1.5 text-meta transition-colors duration-120 max-[899px]:h-10 max-[899px]:px-3 ${isOn ? 'border-line bg-surface text-text hover:border-input' : 'border-transparent bg-sunken text-text3 line-through decoration-1 hover:text-text2'}`}
          >
            {words.kind(kind)}
            <span className="text-text3 tabular-nums">{count}</span>
          </button>
        )
      })}
    </div>
  )
}

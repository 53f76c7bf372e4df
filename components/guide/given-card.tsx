'use client'

import { ChevronDown, type LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId, useState } from 'react'
import { keep, readKept } from '@/components/browser-storage'

interface GivenCardProps {
  /** Where the browser keeps that it was folded. */
  storageKey: string
  title: string
  Icon: LucideIcon
  /** All that were given, the newest last. */
  given: readonly { id: string; body: ReactNode }[]
}

/** What everybody was given last, at the edge of the board. It folds to its title; the ones before are a press away. */
export function GivenCard({ storageKey, title, Icon, given }: GivenCardProps) {
  const t = useTranslations('hints')
  const newest = given.at(-1)
  // By the card that was folded: the next one opens by itself.
  const [foldedId, setFoldedId] = useState(() => readKept(storageKey))
  const [hasEarlier, setHasEarlier] = useState(false)
  const id = useId()
  if (!newest) return null
  const isOpen = foldedId !== newest.id
  const turn = () => {
    const next = isOpen ? newest.id : null
    setFoldedId(next)
    keep(storageKey, next)
  }
  const earlier = given.slice(0, -1).toReversed()
  return (
    <section
      aria-label={title}
      className={`pointer-events-auto flex min-h-10 shrink-0 animate-panel flex-col rounded-card border border-line bg-surface shadow-float ${isOpen ? 'w-full' : 'self-end'}`}
    >
      <h2>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={turn}
          className="flex h-10 w-full items-center gap-2 rounded-card px-3 text-meta font-semibold text-text2 transition-colors duration-120 hover:text-text"
        >
          <Icon aria-hidden size={16} className="shrink-0" />
          <span className="grow text-left">{title}</span>
          <ChevronDown
            aria-hidden
            size={16}
            className={`transition-transform duration-120 ${isOpen ? 'rotate-180' : ''}`}
          />
        </button>
      </h2>
      <div id={id} hidden={!isOpen} className="px-3 pb-3">
        {newest.body}
        {earlier.length > 0 ? (
          <>
            <button
              type="button"
              aria-expanded={hasEarlier}
              onClick={() => setHasEarlier(!hasEarlier)}
              className="mt-1 -mb-2 flex h-8 items-center text-meta font-semibold text-accent pointer-coarse:h-10"
            >
              {t(hasEarlier ? 'hideEarlier' : 'earlier', { count: earlier.length })}
            </button>
            <ul hidden={!hasEarlier} className="mt-2 flex flex-col divide-y divide-line">
              {earlier.map((one) => (
                <li key={one.id} className="py-2">
                  {one.body}
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </section>
  )
}

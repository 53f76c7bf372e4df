'use client'

import { ChevronRight } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useRememberedSwitch } from '@/components/canvas/remembered-switch'

interface FoldProps {
  /** Under this name the browser remembers whether it is open. */
  name: string
  title: string
  count?: string
  isOpenAtFirst?: boolean
  children: ReactNode
}

/** A part of the guide that folds to its title, and stays as it was left. */
export function Fold({ name, title, count, isOpenAtFirst = false, children }: FoldProps) {
  const [isTurned, setTurned] = useRememberedSwitch('guide', { of: [name] })
  const isOpen = isTurned !== isOpenAtFirst
  const id = useId()
  return (
    <section className="border-b border-line">
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setTurned(!isTurned)}
          className="flex min-h-10 w-full items-center gap-1.5 px-3 text-left text-ui font-semibold transition-colors duration-120 -outline-offset-2 hover:bg-[color-mix(in_srgb,var(--text)_4%,transparent)] pointer-coarse:min-h-11"
        >
          <ChevronRight
            aria-hidden
            size={14}
            className={`shrink-0 text-text3 transition-transform duration-120 ${isOpen ? 'rotate-90' : ''}`}
          />
          <span className="grow">{title}</span>
          {count ? <span className="text-meta font-normal text-text3">{count}</span> : null}
        </button>
      </h3>
      <div id={id} hidden={!isOpen} className="px-4 pb-4">
        {children}
      </div>
    </section>
  )
}

'use client'

import { PanelRightOpen } from 'lucide-react'
import { Tooltip } from '@/components/ui/tooltip'

/** What is left of a panel that is folded: a slim tab at the right edge that says nothing of what is behind it. */
export function FoldedEdge({
  label,
  isOfPage = false,
  onOpen,
}: {
  label: string
  /** At the edge of the page, not of what it stands in. */
  isOfPage?: boolean
  onOpen: () => void
}) {
  return (
    <Tooltip label={label}>
      <button
        type="button"
        aria-label={label}
        onClick={onOpen}
        className={`${isOfPage ? 'fixed' : 'absolute'} top-1/3 right-0 z-20 grid h-16 w-6 place-items-center rounded-l-control border border-r-0 border-line bg-surface text-text2 shadow-float transition-colors duration-120 hover:bg-sunken hover:text-text max-[899px]:h-14 max-[899px]:w-10`}
      >
        <PanelRightOpen aria-hidden size={16} />
      </button>
    </Tooltip>
  )
}

import { useId, type ReactNode } from 'react'

/** A filter that is on or off. */
export function FilterChip({
  isOn,
  onToggle,
  name,
  children,
}: {
  isOn: boolean
  onToggle: () => void
  /** Says it in full, where what is shown is short. */
  name?: string
  children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-label={name}
      onClick={onToggle}
      className="hit-44 flex h-9 min-w-9 shrink-0 items-center justify-center rounded-control border border-line bg-surface px-3 text-ui font-semibold whitespace-nowrap text-text2 transition-colors duration-120 hover:border-input hover:text-text aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-text aria-pressed:shadow-[inset_0_0_0_1px_var(--accent)]"
    >
      {children}
    </button>
  )
}

/** Filters of one kind in a row: on small screens it is scrolled sideways, else it wraps. */
export function FilterChips({ label, children }: { label: string; children: ReactNode }) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id} className="flex min-w-0 items-center gap-3">
      <span id={id} className="shrink-0 text-ui text-text2">
        {label}
      </span>
      {/* The room around the chips is for their focus, and for fingers. */}
      <div className="-mx-1 flex min-w-0 gap-2 overflow-x-auto px-1 py-1 [scrollbar-width:none] sm:flex-wrap sm:overflow-visible">
        {children}
      </div>
    </div>
  )
}

import type { ComponentProps } from 'react'
import { ChevronDown } from 'lucide-react'

/** One of many, in the device's own list. Its label belongs to whoever uses it. */
export function Select(props: Omit<ComponentProps<'select'>, 'className'>) {
  return (
    <div className="relative">
      <select
        {...props}
        className="h-11 w-full appearance-none rounded-control border border-input bg-surface pr-9 pl-3 text-label text-text aria-invalid:border-danger"
      />
      <ChevronDown
        aria-hidden
        size={16}
        className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-text2"
      />
    </div>
  )
}

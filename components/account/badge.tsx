import type { ReactNode } from 'react'

const looks = {
  plain: 'bg-sunken text-text2',
  good: 'bg-sunken text-ok',
  warning: 'bg-sunken text-over',
  danger: 'bg-sunken text-danger',
} as const

/** A short word beside a name that says how it stands. */
export function Badge({ look = 'plain', children }: { look?: keyof typeof looks; children: ReactNode }) {
  return (
    <span
      className={`inline-flex shrink-0 items-center rounded-chip px-1.5 py-0.5 text-badge font-semibold whitespace-nowrap ${looks[look]}`}
    >
      {children}
    </span>
  )
}

/** The mark: a tower, its bridge half raised, the chain that holds it. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 32 32">
      <rect width="32" height="32" rx="7.5" fill="var(--accent)" />
      <g fill="none" stroke="var(--on-accent)" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round">
        <path d="M8 25V7.5" />
        <path d="M8 23.5 24.5 14" />
        <path d="M8 8.5 24.5 14" strokeWidth="1.8" />
        <path d="M24.5 25v-3.5" />
      </g>
    </svg>
  )
}

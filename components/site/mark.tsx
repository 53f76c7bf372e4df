/** The mark: two towers and the halves of a drawbridge about to meet. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 32 32">
      <rect width="32" height="32" rx="7.5" fill="var(--accent)" />
      <g fill="none" stroke="var(--on-accent)" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round">
        <path d="M7.5 7v18M24.5 7v18" />
        <path d="m7.5 20.5 6.3-7M24.5 20.5l-6.3-7" />
      </g>
    </svg>
  )
}

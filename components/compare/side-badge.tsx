/** Which of the two sessions: A is hollow, B is filled, everywhere. */
export function SideBadge({ side }: { side: 'a' | 'b' }) {
  const look = side === 'a' ? 'border-text2 bg-surface text-text' : 'border-accent bg-accent text-on-accent'
  return (
    <span
      aria-hidden
      data-side={side}
      className={`grid size-5 shrink-0 place-items-center rounded-full border-2 text-badge font-semibold before:uppercase before:content-[attr(data-side)] ${look}`}
    />
  )
}

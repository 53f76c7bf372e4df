import type { ReactNode } from 'react'

/** A chapter of the pack, which the contents lead to. */
export function PackChapter({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="flex scroll-mt-6 flex-col gap-7 border-t border-line pt-8 first:border-t-0 first:pt-0"
    >
      <h2 id={`${id}-title`} className="text-heading font-semibold">
        {title}
      </h2>
      {children}
    </section>
  )
}

/** A part of a chapter. A problem that somebody wrote has what it has: of a part that `isEmpty` nothing is shown. */
export function PackPart({
  title,
  note,
  isEmpty = false,
  children,
}: {
  title: string
  note?: string | undefined
  isEmpty?: boolean
  children: ReactNode
}) {
  if (isEmpty) return null
  return (
    <div className="flex flex-col gap-2.5">
      <h3 className="text-label font-semibold print:break-after-avoid">
        {title}
        {note === undefined ? null : <span className="ml-2 font-normal text-text2">{note}</span>}
      </h3>
      {children}
    </div>
  )
}

/** Lines to glance at. */
export function Points({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="flex list-disc flex-col gap-1.5 pl-4.5 text-label text-text marker:text-text3">
      {lines.map((line, at) => (
        <li key={at} className="wrap-anywhere">
          {line}
        </li>
      ))}
    </ul>
  )
}

/** A box for one thing of several. */
export function PackCard({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-col gap-2 rounded-card border border-line bg-surface p-4 print:break-inside-avoid">
      {children}
    </div>
  )
}

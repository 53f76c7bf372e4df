import type { ReactNode } from 'react'

/** By this the contents lead to a chapter of the form. */
export const chapterAnchor = (id: string) => `edit-${id}`

/** A chapter of the form. */
export function EditChapter({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  const anchor = chapterAnchor(id)
  return (
    <section
      id={anchor}
      aria-labelledby={`${anchor}-title`}
      className="flex scroll-mt-28 flex-col gap-7 border-t border-line pt-8 first:border-t-0 first:pt-0 sm:scroll-mt-20"
    >
      <h2 id={`${anchor}-title`} tabIndex={-1} className="text-heading font-semibold">
        {title}
      </h2>
      {children}
    </section>
  )
}

/** A part of a chapter. */
export function EditPart({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={title} className="flex flex-col gap-2">
      <div>
        <h3 className="text-label font-semibold">{title}</h3>
        {hint === undefined ? null : <p className="text-ui text-text2">{hint}</p>}
      </div>
      {children}
    </div>
  )
}

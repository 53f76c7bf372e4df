import type { ReactNode } from 'react'

/** A part of a report below its heading. */
export function ReportPart({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-title font-semibold print:break-after-avoid">{heading}</h2>
      {children}
    </section>
  )
}

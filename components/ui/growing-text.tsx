import type { ComponentProps } from 'react'

/** A character without a width: a last line that is empty has its height too. */
const nothingSeen = '\u200b'

/** A field for text of several lines that grows as it is written. */
export function GrowingText({
  value,
  className = '',
  ...props
}: ComponentProps<'textarea'> & { value: string }) {
  const look = `col-start-1 row-start-1 px-3 py-2.5 wrap-anywhere whitespace-pre-wrap ${className}`
  return (
    <div className="relative grid text-label">
      <div aria-hidden className={`pointer-events-none invisible min-h-11 border border-transparent ${look}`}>
        {value}
        {nothingSeen}
      </div>
      <textarea
        rows={1}
        value={value}
        className={`w-full resize-none overflow-hidden rounded-control border border-input bg-surface transition-colors duration-120 aria-invalid:border-danger ${look}`}
        {...props}
      />
    </div>
  )
}

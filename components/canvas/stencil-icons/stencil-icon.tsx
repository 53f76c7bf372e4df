import '@/components/canvas/stencil-icons/stencil-icon.css'
import { memo } from 'react'
import { drawings } from '@/components/canvas/stencil-icons/drawings'
import { categoryOf, type StencilKind } from '@/lib/stencil/kinds'

/** The icon of a kind in the colour of its category. It says nothing by itself: its name stands beside it. */
export const StencilIcon = memo(function StencilIcon({ kind, size }: { kind: StencilKind; size: number }) {
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 24 24"
      className="stencil-icon"
      data-category={categoryOf(kind)}
    >
      <StencilPaths kind={kind} />
    </svg>
  )
})

/** The icon's paths alone, in `currentColor`, for a picture that has its own frame. */
export function StencilPaths({ kind }: { kind: StencilKind }) {
  const { line, fill, dashed } = drawings[kind]
  return (
    <g fill="none" stroke="currentColor" strokeWidth={1.6} strokeLinecap="round" strokeLinejoin="round">
      <path d={fill} fill="currentColor" fillRule="evenodd" stroke="none" />
      {line ? <path d={line} /> : null}
      {dashed ? <path d={dashed} strokeDasharray="2.4 2.6" /> : null}
    </g>
  )
}

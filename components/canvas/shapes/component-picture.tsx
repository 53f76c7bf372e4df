import type { Editor } from 'tldraw'
import { inks } from '@/components/canvas/shapes/inks'
import { StencilPaths } from '@/components/canvas/stencil-icons/stencil-icon'
import type { ComponentProps } from '@/lib/board/shapes/component'
import type { Locale } from '@/lib/i18n/locale'
import { categoryOf } from '@/lib/stencil/kinds'
import { stencilNames } from '@/lib/stencil/names'

// The first is what exports take along: a picture has no other font of the page's.
const fontFamily = "'tldraw_sans', 'Pretendard Variable', Pretendard, system-ui, sans-serif"
const iconSize = 32
const padding = 12
const gap = 10

/** A component as a picture for export, drawn like the one on the board. */
export function componentPicture(
  editor: Editor,
  props: ComponentProps,
  locale: Locale,
  theme: 'light' | 'dark',
) {
  const { w, h, kind, label, instances, shards } = props
  const ink = inks[theme]
  const name = stencilNames[kind][locale]
  const words = padding + iconSize + gap
  const lines = linesOf(editor, label || name, w - words - padding)
  const height = lines.length * 18 + (saysKind(label, name) ? 16 : 0)
  const top = (h - height) / 2
  const card = { width: w - 1, height: h - 1, rx: 11.5, fill: ink.surface, stroke: ink.line }
  const counts = [shards > 1 ? `÷${shards}` : '', instances > 1 ? `×${instances}` : '']
    .filter(Boolean)
    .join(' ')
  return (
    <g fontFamily={fontFamily}>
      {instances > 1 ? <rect x={4.5} y={4.5} {...card} /> : null}
      <rect x={0.5} y={0.5} {...card} />
      <svg
        x={padding}
        y={(h - iconSize) / 2}
        width={iconSize}
        height={iconSize}
        viewBox="0 0 24 24"
        color={ink.category[categoryOf(kind)]}
      >
        <StencilPaths kind={kind} />
      </svg>
      {lines.map((line, at) => (
        <text key={at} x={words} y={top + at * 18 + 14} fontSize={14} fontWeight={600} fill={ink.text}>
          {line}
        </text>
      ))}
      {saysKind(label, name) ? (
        <text x={words} y={top + lines.length * 18 + 12} fontSize={12} fill={ink.text2}>
          {name}
        </text>
      ) : null}
      {counts ? (
        <text x={w - 12} y={-4} fontSize={11} fontWeight={600} textAnchor="end" fill={ink.text2}>
          {counts}
        </text>
      ) : null}
    </g>
  )
}

/** The first two lines of a label as the browser breaks them. */
function linesOf(editor: Editor, text: string, width: number): string[] {
  const spans = editor.textMeasure.measureTextSpans(text.slice(0, 240), {
    overflow: 'wrap',
    width,
    height: 36,
    padding: 0,
    fontSize: 14,
    fontWeight: '600',
    fontFamily,
    fontStyle: 'normal',
    lineHeight: 18 / 14,
    textAlign: 'start',
    otherStyles: { 'overflow-wrap': 'anywhere' },
  })
  const lines = new Map<number, string>()
  for (const { text: part, box } of spans) lines.set(box.y, (lines.get(box.y) ?? '') + part)
  const [first = '', second, more] = lines.values()
  if (second === undefined) return [first]
  return [first.trimEnd(), more === undefined ? second : `${second.trimEnd().slice(0, -1)}…`]
}

/** Whether the name of the kind stands below the label: a label that says it already stands alone. */
export function saysKind(label: string, name: string): boolean {
  const own = label.trim().toLowerCase()
  return own !== '' && own !== name.toLowerCase()
}

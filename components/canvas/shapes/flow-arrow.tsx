'use client'

import { memo } from 'react'
import {
  type Box,
  type Editor,
  type Geometry2d,
  getArrowInfo,
  type Group2d,
  PlainTextLabel,
  STROKE_SIZES,
  SVGContainer,
  TEXT_PROPS,
  type TLArrowInfo,
  type TLArrowShape,
  track,
  useDefaultColorTheme,
  useEditor,
  useSharedSafeId,
} from 'tldraw'
import { flowFontSize, flowTextWidth } from '@/components/canvas/shapes/flow-label'
import { bodyPath, headPath, hintPath } from '@/components/canvas/shapes/flow-path'
import type { Flow } from '@/lib/diagram/flow'

type Look = Pick<Flow, 'op' | 'mode'>

/** In page units, for an arrow of size `s`: a read is a thin line with an open head, a write a strong one with a filled head. */
const lines = {
  read: { stroke: 1.5, dash: [6, 5], head: { length: 8, width: 9, isClosed: false } },
  write: { stroke: 2.25, dash: [8, 6], head: { length: 11, width: 10, isClosed: true } },
} as const

/** The line of a flow as large as its arrow was made. */
export function flowLine({ props }: TLArrowShape, { op, mode }: Look) {
  const { stroke, dash, head } = lines[op]
  const scale = (props.scale * STROKE_SIZES[props.size]) / STROKE_SIZES.s
  const grown = Math.sqrt(scale)
  return {
    stroke: stroke * scale,
    dash: mode === 'async' ? dash.map((part) => part * grown).join(' ') : undefined,
    head: { length: head.length * grown, width: head.width * grown, isClosed: head.isClosed },
  }
}

/** A flow on the board. It draws less than an ordinary arrow does: a clip only where a label interrupts the line. */
export const FlowArrow = track(function FlowArrow({ arrow, look }: { arrow: TLArrowShape; look: Look }) {
  const editor = useEditor()
  const theme = useDefaultColorTheme()
  const info = getArrowInfo(editor, arrow)
  if (!info?.isValid) return null
  const { color, labelColor, text, font } = arrow.props
  const isOnlySelected = editor.getOnlySelectedShapeId() === arrow.id
  const label = labelBoxOf(editor.getShapeGeometry(arrow))
  return (
    <>
      <SVGContainer className="board-flow" data-op={look.op} data-mode={look.mode}>
        {isOnlySelected && showsHandles(editor) ? (
          <path className="tl-arrow-hint board-flow-hint" d={hintPath(info)} />
        ) : null}
        <FlowLine
          arrow={arrow}
          info={info}
          look={look}
          label={label}
          ink={color === 'black' ? 'var(--text2)' : theme[color].solid}
        />
      </SVGContainer>
      {label ? (
        <PlainTextLabel
          shapeId={arrow.id}
          classNamePrefix="tl-arrow"
          type="arrow"
          font={font}
          fontSize={flowFontSize(arrow)}
          lineHeight={TEXT_PROPS.lineHeight}
          align="middle"
          verticalAlign="middle"
          text={text}
          labelColor={labelColor === 'black' ? 'var(--text2)' : theme[labelColor].solid}
          textWidth={flowTextWidth(label, arrow)}
          isSelected={isOnlySelected}
          padding={0}
          style={{ transform: `translate(${label.center.x}px, ${label.center.y}px)` }}
        />
      ) : null}
    </>
  )
})

function showsHandles(editor: Editor): boolean {
  return (
    !editor.getIsReadonly() &&
    editor.isInAny('select.idle', 'select.pointing_handle', 'select.dragging_handle', 'arrow.dragging')
  )
}

/** Line and heads of a flow, also for exports. */
export const FlowLine = memo(function FlowLine({
  arrow,
  info,
  look,
  label,
  ink,
}: {
  arrow: TLArrowShape
  info: TLArrowInfo
  look: Look
  label: Box | null
  ink: string
}) {
  const clipId = useSharedSafeId(`${arrow.id}_flow`)
  const { stroke, dash, head } = flowLine(arrow, look)
  return (
    <g fill="none" stroke={ink} strokeWidth={stroke} strokeLinejoin="round" pointerEvents="none">
      {label ? <LabelGap id={clipId} label={label} /> : null}
      <path
        d={bodyPath(info, head.isClosed ? head.length * 0.7 : 0)}
        strokeDasharray={dash}
        clipPath={label ? `url(#${clipId})` : undefined}
      />
      <path d={headPath(info, 'end', head)} fill={head.isClosed ? ink : 'none'} strokeLinecap="round" />
      {info.start.arrowhead === 'none' ? null : (
        <path d={headPath(info, 'start', { ...head, isClosed: false })} strokeLinecap="round" />
      )}
    </g>
  )
})

/** The label's part of a flow's outline, if it has one: tldraw, too, finds it as the second child. */
export function labelBoxOf(geometry: Geometry2d): Box | null {
  return (geometry as Group2d).children[1]?.bounds ?? null
}

/** A clip of everything but the label, which interrupts the line. */
export function LabelGap({ id, label }: { id: string; label: Box }) {
  const { minX, minY, maxX, maxY } = label
  const far = 1e5
  const everything = `M${-far},${-far}H${far}V${far}H${-far}Z`
  return (
    <clipPath id={id}>
      <path clipRule="evenodd" d={`${everything}M${minX},${minY}H${maxX}V${maxY}H${minX}Z`} />
    </clipPath>
  )
}

'use client'

import type { ReactElement, ReactNode } from 'react'
import {
  Arc2d,
  ArrowShapeUtil,
  type Box,
  DefaultFontFamilies,
  Edge2d,
  type Editor,
  type Geometry2d,
  getArrowInfo,
  getDefaultColorTheme,
  Group2d,
  Polyline2d,
  Rectangle2d,
  type SvgExportContext,
  TEXT_PROPS,
  type TLArrowInfo,
  type TLArrowShape,
  toDomPrecision,
  track,
  useSharedSafeId,
  Vec,
} from 'tldraw'
import { inks } from '@/components/canvas/shapes/inks'
import { FlowArrow, FlowLine, flowLine, LabelGap, labelBoxOf } from '@/components/canvas/shapes/flow-arrow'
import { flowFontSize, flowLabelBox, flowTextWidth } from '@/components/canvas/shapes/flow-label'
import { type DrawnFlow, flowOfArrow } from '@/components/canvas/shapes/flow-of-arrow'
import { bodyPath, headPath } from '@/components/canvas/shapes/flow-path'

/**
 * Arrows. Between two components the look says what flows (lib/diagram/flow.ts); every other arrow is drawn, hit and
 * exported as tldraw does.
 */
export class FlowArrowUtil extends ArrowShapeUtil {
  override getGeometry(shape: TLArrowShape): Group2d {
    const info = flowOfArrow(this.editor, shape.id) && getArrowInfo(this.editor, shape)
    if (!info) return super.getGeometry(shape)
    const body = bodyGeometry(info)
    const isLabelled = shape.props.text.trim() !== '' || this.editor.getEditingShapeId() === shape.id
    return new Group2d({ children: isLabelled ? [body, this.#label(shape, body)] : [body] })
  }

  // The two looks are components of their own: an arrow may turn from one into the other, and each has its own hooks.
  override component(shape: TLArrowShape): ReactElement | null {
    const flow = flowOfArrow(this.editor, shape.id)
    return flow ? (
      <FlowArrow arrow={shape} look={flow} />
    ) : (
      <Plain arrow={shape} draw={this.#plainComponent} />
    )
  }

  override indicator(shape: TLArrowShape): ReactElement | null {
    const flow = flowOfArrow(this.editor, shape.id)
    if (!flow) return <Plain arrow={shape} draw={this.#plainIndicator} />
    return <FlowIndicator editor={this.editor} arrow={shape} flow={flow} />
  }

  override toSvg(shape: TLArrowShape, context: SvgExportContext): ReactElement {
    const flow = flowOfArrow(this.editor, shape.id)
    const info = flow && getArrowInfo(this.editor, shape)
    if (!flow || !info?.isValid) return super.toSvg(shape, context)
    const theme = getDefaultColorTheme(context)
    const neutral = inks[context.isDarkMode ? 'dark' : 'light'].text2
    const { color, labelColor } = shape.props
    const label = labelBoxOf(this.editor.getShapeGeometry(shape))
    return (
      <>
        <FlowLine
          arrow={shape}
          info={info}
          look={flow}
          label={label}
          ink={color === 'black' ? neutral : theme[color].solid}
        />
        {label
          ? this.#exportedText(shape, label, labelColor === 'black' ? neutral : theme[labelColor].solid)
          : null}
      </>
    )
  }

  #label(shape: TLArrowShape, body: Geometry2d): Rectangle2d {
    const { x, y, w, h } = flowLabelBox(this.editor, shape, body)
    return new Rectangle2d({ x, y, width: w, height: h, isFilled: true, isLabel: true })
  }

  #exportedText(shape: TLArrowShape, box: Box, ink: string): ReactNode {
    const fontSize = flowFontSize(shape)
    const fontFamily = DefaultFontFamilies[shape.props.font]
    // As wide as on the board, so that its lines break in the same places.
    const width = Math.ceil(flowTextWidth(box, shape))
    const lines = this.editor.textMeasure.measureTextSpans(shape.props.text, {
      ...TEXT_PROPS,
      fontFamily,
      fontSize,
      width,
      height: box.h,
      padding: 0,
      textAlign: 'middle',
      overflow: 'wrap',
    })
    const bottom = Math.max(0, ...lines.map(({ box: { y, h } }) => y + h))
    return lines.map(({ text, box: span }) => (
      <text
        key={`${span.x} ${span.y}`}
        x={toDomPrecision(box.center.x - width / 2 + span.x)}
        y={toDomPrecision(box.center.y - bottom / 2 + span.y + span.h / 2)}
        dominantBaseline="central"
        fontFamily={fontFamily}
        fontSize={fontSize}
        fill={ink}
      >
        {text}
      </text>
    ))
  }

  #plainComponent = (shape: TLArrowShape) => super.component(shape)
  #plainIndicator = (shape: TLArrowShape) => super.indicator(shape)
}

const Plain = track(function Plain({
  arrow,
  draw,
}: {
  arrow: TLArrowShape
  draw: (arrow: TLArrowShape) => ReactElement | null
}) {
  return draw(arrow)
})

const FlowIndicator = track(function FlowIndicator({
  editor,
  arrow,
  flow,
}: {
  editor: Editor
  arrow: TLArrowShape
  flow: DrawnFlow
}) {
  const clipId = useSharedSafeId(`${arrow.id}_flow_indicator`)
  const info = getArrowInfo(editor, arrow)
  if (!info?.isValid) return null
  const label = labelBoxOf(editor.getShapeGeometry(arrow))
  const outline = label && <rect x={label.x} y={label.y} width={label.w} height={label.h} rx={4} />
  if (editor.getEditingShapeId() === arrow.id) return outline
  return (
    <>
      {label ? <LabelGap id={clipId} label={label} /> : null}
      <path d={bodyPath(info, 0)} clipPath={label ? `url(#${clipId})` : undefined} />
      <path d={headPath(info, 'end', flowLine(arrow, flow).head)} />
      {outline}
    </>
  )
})

function bodyGeometry(info: TLArrowInfo): Geometry2d {
  const [start, end] = [Vec.From(info.start.point), Vec.From(info.end.point)]
  if (info.type === 'straight') return new Edge2d({ start, end })
  if (info.type === 'elbow') return new Polyline2d({ points: info.route.points })
  const { sweepFlag, largeArcFlag } = info.bodyArc
  return new Arc2d({ center: Vec.From(info.handleArc.center), start, end, sweepFlag, largeArcFlag })
}

'use client'

import {
  DefaultFontFaces,
  type Geometry2d,
  Group2d,
  type HandleSnapGeometry,
  Rectangle2d,
  ShapeUtil,
  type TLFontFace,
  type TLResizeInfo,
  type TLShapePartial,
  type TLShapeUtilConstructor,
  Vec,
} from 'tldraw'
import { shownRows, textCells, textOf } from '@/lib/board/card-rows'
import {
  apiProps,
  cardMigrations,
  type CardShape,
  defaultCardProps,
  entityProps,
  estimateProps,
  minCardWidths,
  requirementsProps,
} from '@/lib/board/shapes/cards'
import { cardEditing } from '@/components/canvas/cards/card-editing'
import { layoutOf } from '@/components/canvas/cards/card-layout'
import { CardView } from '@/components/canvas/cards/card-view'
import { resultsOf } from '@/components/canvas/cards/use-estimate'
import { CardPicture } from '@/components/canvas/cards/card-picture'

/** What all cards do alike. A card is as wide as somebody made it and as high as what it says. */
abstract class CardUtil<Shape extends CardShape> extends ShapeUtil<Shape> {
  override canEdit(): boolean {
    return true
  }

  override hideRotateHandle(): boolean {
    return true
  }

  override getDefaultProps(): Shape['props'] {
    const { type } = this.constructor as unknown as { type: Shape['type'] }
    return defaultCardProps[type]() as Shape['props']
  }

  override getGeometry(shape: Shape): Geometry2d {
    const { w, h } = layoutOf(shape)
    return new Group2d({
      children: [
        new Rectangle2d({ width: w, height: h, isFilled: true }),
        // All of it is label: a press on a card that is selected already goes into the text there.
        new Rectangle2d({ width: w, height: h, isFilled: true, isLabel: true }),
      ],
    })
  }

  override getHandleSnapGeometry(shape: Shape): HandleSnapGeometry {
    const { w, h } = layoutOf(shape)
    return { points: new Rectangle2d({ width: w, height: h, isFilled: true }).bounds.cornersAndCenter }
  }

  override getFontFaces(): TLFontFace[] {
    const { normal, bold } = DefaultFontFaces.tldraw_sans.normal
    return [DefaultFontFaces.tldraw_mono.normal.normal, normal, bold]
  }

  override getText(shape: Shape): string {
    const { type, props } = shape
    const rows = shownRows(type, props.rows).map((row) =>
      textCells[type]
        .map((cell) => textOf(row, cell))
        .filter((text) => text !== '')
        .join(' '),
    )
    return [props.title, ...rows].filter((line) => line !== '').join('\n')
  }

  override onResize(shape: Shape, info: TLResizeInfo<Shape>): TLShapePartial<Shape> {
    const { initialShape, scaleX, newPoint, handle } = info
    const w = Math.max(minCardWidths[shape.type], Math.round(initialShape.props.w * Math.abs(scaleX)))
    const isAlone = this.editor.getSelectedShapeIds().length === 1
    const shift = handle.includes('left') ? initialShape.props.w - w : 0
    const { x, y } = isAlone ? new Vec(shift, 0).rot(initialShape.rotation).add(initialShape) : newPoint
    return { id: shape.id, type: shape.type, x, y, props: { w } } as unknown as TLShapePartial<Shape>
  }

  override onEditEnd(): void {
    cardEditing(this.editor).ended()
  }

  component(shape: Shape) {
    return <CardView shape={shape} />
  }

  indicator(shape: Shape) {
    const { w, h } = layoutOf(shape)
    return <rect width={w} height={h} rx={12} />
  }

  override async toSvg(shape: Shape) {
    const { words } = cardEditing(this.editor)
    return words ? <CardPicture shape={shape} words={words} results={await resultsOf(shape)} /> : null
  }
}

class RequirementsUtil extends CardUtil<Extract<CardShape, { type: 'requirements' }>> {
  static override type = 'requirements' as const
  static override props = requirementsProps
  static override migrations = cardMigrations.requirements
}

class EstimateUtil extends CardUtil<Extract<CardShape, { type: 'estimate' }>> {
  static override type = 'estimate' as const
  static override props = estimateProps
  static override migrations = cardMigrations.estimate
}

class ApiUtil extends CardUtil<Extract<CardShape, { type: 'api' }>> {
  static override type = 'api' as const
  static override props = apiProps
  static override migrations = cardMigrations.api
}

class EntityUtil extends CardUtil<Extract<CardShape, { type: 'entity' }>> {
  static override type = 'entity' as const
  static override props = entityProps
  static override migrations = cardMigrations.entity
}

/** The four cards, for the board. */
export const cardUtils: readonly TLShapeUtilConstructor<never>[] = [
  RequirementsUtil,
  EstimateUtil,
  ApiUtil,
  EntityUtil,
] as never

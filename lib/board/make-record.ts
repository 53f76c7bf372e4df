/**
 * Ready-made records, for boards that no editor has drawn: the sample board, the bench, simulations.
 * Every function answers records that pass the board's schema.
 */
import {
  AssetRecordType,
  createBindingId,
  createShapeId,
  toRichText,
  type TLArrowBinding,
  type TLArrowShape,
  type TLFrameShape,
  type TLGeoShape,
  type TLGroupShape,
  type TLImageAsset,
  type TLImageShape,
  type TLParentId,
  type TLShapeId,
} from '@tldraw/tlschema'
import { getIndices } from '@tldraw/utils'
import { firstPageId } from '@/lib/board/doc'
import { type ImageView, imageSource } from '@/lib/board/images'
import { type CardKind, type CardShape, defaultCardProps } from '@/lib/board/shapes/cards'
import { type ComponentProps, type ComponentShape, defaultComponentProps } from '@/lib/board/shapes/component'
import type { StencilKind } from '@/lib/stencil/kinds'

interface Place {
  /** The part of the id after `shape:`. */
  id: string
  x: number
  y: number
  /** Order among its siblings: a fractional index such as `a1`. Without one each id has a place of its own. */
  index?: string
  parentId?: TLParentId
}

function shape<Type extends string, Props>(type: Type, place: Place, props: Props) {
  return {
    typeName: 'shape' as const,
    id: createShapeId(place.id),
    type,
    x: place.x,
    y: place.y,
    rotation: 0,
    index: (place.index ?? indexOf(place.id)) as TLGeoShape['index'],
    parentId: place.parentId ?? firstPageId,
    isLocked: false,
    opacity: 1,
    meta: {},
    props,
  }
}

/** A fractional index that depends on the id alone: digits that end in no zero. */
function indexOf(id: string): string {
  return `a1${id.replace(/[^0-9A-Za-z]/g, '')}V`
}

/** The id of a shape, for those who may not know what tldraw's ids look like. */
export type ShapeId = TLShapeId

/** The id of the shape of this name: `shape:<name>`. */
export function makeShapeId(name: string): ShapeId {
  return createShapeId(name)
}

/** The text of a label, as a shape keeps it. */
export function makeLabel(text: string): TLGeoShape['props']['richText'] {
  return toRichText(text)
}

/** A labelled box, a rectangle unless `geo` says otherwise. */
export function makeBox(
  place: Place & { label: string } & Partial<Pick<TLGeoShape['props'], 'w' | 'h' | 'color' | 'geo' | 'fill'>>,
): TLGeoShape {
  return shape('geo', place, {
    geo: place.geo ?? 'rectangle',
    dash: 'solid',
    url: '',
    w: place.w ?? 176,
    h: place.h ?? 68,
    growY: 0,
    scale: 1,
    labelColor: 'black',
    color: place.color ?? 'black',
    fill: place.fill ?? 'none',
    size: 's',
    font: 'sans',
    align: 'middle',
    verticalAlign: 'middle',
    richText: toRichText(place.label),
  } satisfies TLGeoShape['props'])
}

/** A frame, into which other shapes can be put. */
export function makeFrame(place: Place & { name: string; w: number; h: number }): TLFrameShape {
  return shape('frame', place, {
    w: place.w,
    h: place.h,
    name: place.name,
    color: 'black',
  } satisfies TLFrameShape['props'])
}

/** A group, into which shapes are put to be moved as one. */
export function makeGroup(place: Place): TLGroupShape {
  return shape('group', place, {} satisfies TLGroupShape['props'])
}

/** The record that names a picture of the room; shapes show it by the id of this. */
export function makePictureAsset({ id, width, height, mediaType }: ImageView): TLImageAsset {
  return {
    typeName: 'asset',
    id: AssetRecordType.createId(id),
    type: 'image',
    meta: {},
    props: { w: width, h: height, name: '', isAnimated: false, mimeType: mediaType, src: imageSource(id) },
  }
}

/** The shape of a picture on the board. */
export function makePicture(
  place: Place & { assetId: string; w: number; h: number; altText?: string },
): TLImageShape {
  return shape('image', place, {
    w: place.w,
    h: place.h,
    playing: false,
    url: '',
    assetId: place.assetId as TLImageAsset['id'],
    crop: null,
    flipX: false,
    flipY: false,
    altText: place.altText ?? '',
  } satisfies TLImageShape['props'])
}

/** A component. What is not said of it is as its kind has it. */
export function makeComponent(
  place: Place & { kind: StencilKind } & Partial<ComponentProps>,
): ComponentShape {
  const { id, x, y, index, parentId, ...props } = place
  return shape('component', { id, x, y, index, parentId }, {
    ...defaultComponentProps(props.kind),
    ...props,
  } satisfies ComponentProps)
}

/** A card of one kind, with its rows in the order given. */
export function makeCard<Kind extends CardKind>(
  kind: Kind,
  place: Place,
  { rows = [], ...props }: Omit<Partial<PropsOfCard<Kind>>, 'rows'> & { rows?: NewRow<Kind>[] },
): Extract<CardShape, { type: Kind }> {
  const indices = getIndices(rows.length)
  const filled: Record<string, unknown> = {
    ...defaultCardProps[kind](),
    ...props,
    rows: Object.fromEntries(rows.map((row, at) => [`r${at + 1}`, { ...row, index: indices[at] }])),
  }
  return shape(kind, place, filled) as unknown as Extract<CardShape, { type: Kind }>
}

type PropsOfCard<Kind extends CardKind> = Extract<CardShape, { type: Kind }>['props']
type RowsOfCard<Kind extends CardKind> = PropsOfCard<Kind>['rows']
/** A row of a card without its place. */
export type NewRow<Kind extends CardKind> = Omit<RowsOfCard<Kind>[string], 'index'>

/** An arrow bound to two shapes, and its two bindings. */
export function makeArrow(
  place: Pick<Place, 'id' | 'index'> & {
    from: TLShapeId
    to: TLShapeId
    label?: string
    dash?: TLArrowShape['props']['dash']
    /** What is said of it as a flow (lib/diagram/flow.ts). */
    meta?: TLArrowShape['meta']
  },
): [TLArrowShape, TLArrowBinding, TLArrowBinding] {
  const { id, index, meta = {} } = place
  const drawn = shape('arrow', { id, index, x: 0, y: 0 }, {
    kind: 'elbow',
    labelColor: 'black',
    color: 'black',
    fill: 'none',
    dash: place.dash ?? 'solid',
    size: 's',
    arrowheadStart: 'none',
    arrowheadEnd: 'arrow',
    font: 'sans',
    start: { x: 0, y: 0 },
    end: { x: 100, y: 0 },
    bend: 0,
    text: place.label ?? '',
    labelPosition: 0.5,
    scale: 1,
    elbowMidPoint: 0.5,
  } satisfies TLArrowShape['props'])
  const arrow: TLArrowShape = { ...drawn, meta }
  return [arrow, makeEnd(arrow.id, place.from, 'start'), makeEnd(arrow.id, place.to, 'end')]
}

function makeEnd(arrow: TLShapeId, target: TLShapeId, terminal: 'start' | 'end'): TLArrowBinding {
  return {
    typeName: 'binding',
    id: createBindingId(`${arrow.slice('shape:'.length)}-${terminal}`),
    type: 'arrow',
    fromId: arrow,
    toId: target,
    meta: {},
    props: { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false, snap: 'none' },
  }
}

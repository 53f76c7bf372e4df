/** Adding to a board, and connecting: each call is one step of undo. */
import {
  createShapeId,
  type Editor,
  type TLShape,
  type TLShapeId,
  type TLShapePartial,
  Vec,
  type VecLike,
} from 'tldraw'
import { drawFlow, isConnected } from '@/components/canvas/add/draw-flow'
import { cardEditing } from '@/components/canvas/cards/card-editing'
import { type Addable, isCard } from '@/lib/board/addables'
import {
  type Area,
  placeAround,
  placeBeside,
  placeOn,
  type Size,
  type Surroundings,
} from '@/lib/board/free-place'
import { cardWidths, defaultCardProps, isCard as isCardShape } from '@/lib/board/shapes/cards'
import { type ComponentShape, defaultComponentProps } from '@/lib/board/shapes/component'

/** After what is selected and reached from it, before it and leading to it, or somewhere near and alone. */
export type Connection = 'after' | 'before' | 'loose'

/** About as high as an empty card will be, in page units: it measures itself once it stands. */
const cardHeight = 160
/** What it is given room for beside others, in page units: about eight rows. */
const cardRoom = 320
/** What floats over the edges of the board, in px: a new thing does not hide below it. */
const covered = { left: 76, top: 64, right: 16, bottom: 76 }
/** Drawn over others rather than standing beside them. */
const weightless = new Set(['arrow', 'line', 'draw', 'highlight', 'group'])

/** The components that are selected, in the order in which they were. */
export function selectedComponents(editor: Editor): ComponentShape[] {
  return editor.getSelectedShapes().filter((shape) => isComponent(shape))
}

/** Whether a shape is a component. */
export function isComponent(shape: TLShape | undefined): shape is ComponentShape {
  return shape?.type === 'component'
}

/**
 * Adds something by name: beside the components that are selected and, if it is a component too, connected with
 * each of them; else in the middle of what is seen. It is selected and in sight afterwards, and a card waits for its first row.
 */
export function insert(editor: Editor, what: Addable, connection: Connection): void {
  const selected = editor.getSelectionPageBounds()
  const partners = connection === 'loose' || isCard(what) ? [] : selectedComponents(editor)
  const surroundings = surroundingsOf(editor)
  const size = isCard(what) ? { ...sizeOf(what), h: cardRoom } : sizeOf(what)
  const area = selected
    ? placeBeside(selected, size, connection === 'before' ? 'before' : 'after', surroundings)
    : placeAround(editor.getViewportPageBounds().center, size, surroundings)
  const id = inOneStep(editor, () => {
    const id = create(editor, what, area)
    for (const partner of partners) {
      if (connection === 'before') drawFlow(editor, id, partner.id)
      else drawFlow(editor, partner.id, id)
    }
    editor.select(id)
    return id
  })
  bringIntoSight(editor, area)
  if (isCard(what)) cardEditing(editor).open(id)
}

/** Adds something with its middle at a point of the page, and selects it. */
export function insertAt(editor: Editor, what: Addable, point: VecLike): void {
  inOneStep(editor, () => void editor.select(create(editor, what, areaAt(what, point))))
}

/** Where something lands whose middle is dropped at a point of the page. */
export function areaAt(what: Addable, point: VecLike): Area {
  return placeOn(point, sizeOf(what))
}

/** Draws an arrow to each target; where there is one already, no second one. What is selected stays so. */
export function connect(editor: Editor, from: TLShapeId, targets: readonly TLShapeId[]): void {
  inOneStep(editor, () => {
    for (const to of targets) if (!isConnected(editor, from, to)) drawFlow(editor, from, to)
  })
}

/** All components but one, the nearest to it first. */
export function othersNearestFirst(editor: Editor, { id }: ComponentShape): ComponentShape[] {
  const centerOf = (shape: TLShapeId) => editor.getShapePageBounds(shape)?.center ?? new Vec(0, 0)
  const own = centerOf(id)
  return editor
    .getCurrentPageShapes()
    .filter((shape) => isComponent(shape))
    .filter((other) => other.id !== id)
    .map((other) => ({ other, distance: Vec.Dist2(own, centerOf(other.id)) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ other }) => other)
}

function inOneStep<Result>(editor: Editor, change: () => Result): Result {
  editor.setCurrentTool('select')
  editor.markHistoryStoppingPoint('add')
  let result!: Result
  editor.run(() => {
    result = change()
  })
  return result
}

function sizeOf(what: Addable): Size {
  if (isCard(what)) return { w: cardWidths[what], h: cardHeight }
  const { w, h } = defaultComponentProps(what)
  return { w, h }
}

function create(editor: Editor, what: Addable, { x, y }: Area): TLShapeId {
  const id = createShapeId()
  const shape: TLShapePartial = isCard(what)
    ? { id, type: what, x, y, props: defaultCardProps[what]() }
    : { id, type: 'component', x, y, props: defaultComponentProps(what) }
  editor.createShape(shape)
  return id
}

function surroundingsOf(editor: Editor): Surroundings {
  const selected = editor.getSelectionPageBounds()
  const taken: Area[] = []
  for (const shape of editor.getCurrentPageShapes()) {
    const bounds = weightless.has(shape.type) ? undefined : editor.getShapePageBounds(shape)
    // Inside a frame there is room; beside one there is too.
    if (!bounds || (shape.type === 'frame' && selected && bounds.contains(selected))) continue
    const { x, y, w, h } = bounds
    taken.push({ x, y, w, h: isCardShape(shape) ? Math.max(h, cardRoom) : h })
  }
  return { taken, view: clearView(editor) }
}

/** What of the page is seen and under nothing that floats. */
function clearView(editor: Editor): Area {
  const { x, y, w, h } = editor.getViewportPageBounds()
  const zoom = editor.getZoomLevel()
  return {
    x: x + covered.left / zoom,
    y: y + covered.top / zoom,
    w: w - (covered.left + covered.right) / zoom,
    h: h - (covered.top + covered.bottom) / zoom,
  }
}

/** Moves the view just as far as it takes to see an area; not at all when it is seen. */
function bringIntoSight(editor: Editor, area: Area): void {
  const view = clearView(editor)
  const dx = shift(view.x, view.w, area.x, area.w)
  const dy = shift(view.y, view.h, area.y, area.h)
  if (dx === 0 && dy === 0) return
  const { x, y, z } = editor.getCamera()
  editor.setCamera({ x: x - dx, y: y - dy, z }, { animation: { duration: 180 } })
}

/** How far a view must move along one axis until a stretch lies in it; its start counts where it is too long. */
function shift(viewStart: number, viewLength: number, start: number, length: number): number {
  if (start < viewStart || length > viewLength) return start - viewStart
  return Math.max(0, start + length - viewStart - viewLength)
}

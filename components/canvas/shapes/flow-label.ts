import {
  ARROW_LABEL_FONT_SIZES,
  Box,
  createComputedCache,
  type Editor,
  FONT_FAMILIES,
  type Geometry2d,
  getArrowInfo,
  TEXT_PROPS,
  type TLArrowShape,
  Vec,
} from 'tldraw'

/** The size of letters of a flow of size `s`, in page units; larger sizes grow as tldraw's do. */
const fontSize = 13
/** Space around the text, over which the line is left out. */
const padding = 4
/** How wide the text may become, and how narrow a short line may make it, in page units. */
const widest = 160
const narrowest = 56
/** No narrower than its longest word, unless that is longer than this. */
const longestWhole = 104
/** So much of a level line stays in sight beside its label, both sides together. */
const lineBeside = 48

/** How large the letters of a flow's label are. */
export function flowFontSize({ props }: TLArrowShape): number {
  return (fontSize * props.scale * ARROW_LABEL_FONT_SIZES[props.size]) / ARROW_LABEL_FONT_SIZES.s
}

// In steps, so that text is not measured for every frame of a drag.
const widths = createComputedCache<Editor, number, TLArrowShape>('flow label width', (editor, arrow) => {
  const info = getArrowInfo(editor, arrow)
  if (!info) return widest
  const [dx, dy] = [info.end.point.x - info.start.point.x, info.end.point.y - info.start.point.y].map(
    Math.abs,
  )
  if (dx === undefined || dy === undefined || dx <= dy) return widest
  return Math.max(narrowest, Math.min(widest, Math.floor((dx - lineBeside) / 16) * 16))
})

const sizes = createComputedCache<Editor, Vec, TLArrowShape>(
  'flow label size',
  (editor, arrow) => {
    editor.fonts.trackFontsForShape(arrow)
    const text = arrow.props.text || 'i'
    const style = {
      ...TEXT_PROPS,
      fontFamily: FONT_FAMILIES[arrow.props.font],
      fontSize: flowFontSize(arrow),
    }
    const longestWord = editor.textMeasure.measureText(text, {
      ...style,
      maxWidth: longestWhole * arrow.props.scale,
      otherStyles: { width: 'min-content' },
    }).w
    const room = (widths.get(editor, arrow.id) ?? widest) * arrow.props.scale
    const { w, h } = editor.textMeasure.measureText(text, {
      ...style,
      maxWidth: Math.max(room, Math.ceil(longestWord)),
    })
    return new Vec(w, h).addScalar(2 * padding * arrow.props.scale)
  },
  { areRecordsEqual: ({ props: a }, { props: b }) => isSameText(a, b), areResultsEqual: Vec.Equals },
)

function isSameText(a: TLArrowShape['props'], b: TLArrowShape['props']): boolean {
  return a.text === b.text && a.font === b.font && a.size === b.size && a.scale === b.scale
}

/** Where the label lies, in the arrow's own units: with its middle on the line, clear of both ends. */
export function flowLabelBox(editor: Editor, arrow: TLArrowShape, body: Geometry2d): Box {
  const size = sizes.get(editor, arrow.id) ?? new Vec(0, 0)
  const margin = body.length === 0 ? 0.5 : Math.min(0.5, (Math.min(size.x, size.y) / 2 + 8) / body.length)
  const at = Math.max(margin, Math.min(1 - margin, arrow.props.labelPosition))
  return Box.FromCenter(body.interpolateAlongEdge(at), size)
}

/** How wide the text of a label is, without the space around. */
export function flowTextWidth(box: Box, { props }: TLArrowShape): number {
  return box.w - 2 * padding * props.scale
}

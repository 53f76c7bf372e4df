/**
 * What one person does in the card they are editing: which cell they are in, and what their typing and their keys
 * make of the card. One for each editor, for as long as that lives.
 */
import {
  atom,
  type Atom,
  type Editor,
  type TLShapeId,
  type TLShapePartial,
  type VecLike,
  uniqueId,
} from 'tldraw'
import {
  insertRows,
  isBlankRow,
  joinRow,
  moveRow,
  newRow,
  removeRow,
  type RowContent,
  type RowPlace,
  sectionOf,
  type ShownRow,
  shownRows,
  splitRow,
  stepRow,
  textCells,
  textOf,
  updateRow,
} from '@/lib/board/card-rows'
import { parseEstimateLine } from '@/lib/estimate/line'
import { clipped, fitsBoard } from '@/lib/board/text-limits'
import { rowsFromText, splitEndpoint } from '@/components/canvas/cards/pasted-rows'
import { makesRows } from '@/lib/pasted-text'
import {
  type AnyRows,
  type CardShape,
  isCard,
  maxRows,
  type RequirementSection,
} from '@/lib/board/shapes/cards'
import type { CardWords } from '@/components/canvas/cards/card-picture'
import { allRows, layoutOf } from '@/components/canvas/cards/card-layout'
import {
  type Caret,
  cellAt,
  type CellAddress,
  cellBeyond,
  choicesOf,
  chosenIn,
  holdsCell,
  nextStop,
  textIn,
} from '@/components/canvas/cards/card-stops'
import { announcePart } from '@/components/canvas/cards/editing-part'
import { isPeerIn } from '@/components/canvas/cards/use-peer-rows'

export interface ActiveCell extends CellAddress {
  shapeId: TLShapeId
  caret: Caret
}

/** What a person is told about a card. */
export type CardNotice =
  { code: 'tooManyRows'; left: number } | { code: 'cardFull' | 'textClipped' | 'rowGone' }

/** A pause after which typing is a step of its own to undo, in ms. */
const burstMs = 1200

export class CardEditing {
  readonly active: Atom<ActiveCell | null> = atom('cell of a card', null)
  /** Says something to the person; set by whoever has the words. */
  tell: (notice: CardNotice) => void = () => undefined
  /** The words of cards outside of their records; set likewise. Null before. */
  words: CardWords | null = null
  /** Ends what an input method is composing, if it is. Set by the cell that is typed in. */
  finishComposing: () => void = () => undefined
  /** Rows made here and left empty go away again when their maker leaves them. */
  #made = new Set<string>()
  #lastTyped = { at: Number.NEGATIVE_INFINITY, part: '' }
  #isUndoing = false
  /** Whether the list of kinds of store is open. */
  readonly isChoosingStore: Atom<boolean> = atom('choosing a store', false)

  constructor(readonly editor: Editor) {}

  /** The card that is being edited. */
  card(): CardShape | null {
    const id = this.editor.getEditingShapeId()
    return id ? this.#cardOf(id) : null
  }

  /** Opens a card for editing, in its title or in its first row. */
  open(shapeId: TLShapeId): void {
    const card = this.#cardOf(shapeId)
    if (!card || this.editor.getIsReadonly()) return
    this.#edit(card)
    this.enterFirst(shapeId)
  }

  /** Goes into the first row, which is made where there is none. */
  enterFirst(shapeId: TLShapeId): void {
    const card = this.#cardOf(shapeId)
    if (!card) return
    const [first] = shownRows(card.type, card.props.rows)
    if (first) this.enter({ row: first.id, cell: textCells[card.type][0] }, 'end')
    else this.addRow(null)
  }

  /** Goes into the cell at a point of the page. */
  enterAt(shapeId: TLShapeId, pagePoint: VecLike): void {
    const card = this.#cardOf(shapeId)
    if (!card) return
    const { x, y } = this.editor.getPointInShapeSpace(card, pagePoint)
    const layout = layoutOf(card)
    const empty = layout.empty.find((each) => y >= each.y && y < each.y + 32)
    if (empty) {
      this.addRow(empty.section)
      return
    }
    const found = cellAt(card.type, layout, x, y)
    if (found) this.enter(found, found.caret)
    else this.enterFirst(shapeId)
  }

  /** Goes into a cell of the card that is being edited. */
  enter({ row, cell }: CellAddress, caret: Caret = 'all'): void {
    const card = this.card()
    if (!card) return
    this.#leave(row)
    this.active.set({ shapeId: card.id, row, cell, caret })
    announcePart(this.editor, `${row}.${cell}`)
  }

  /** Stays in the card, in none of its cells. */
  rest(): void {
    this.#leave(null)
    this.active.set(null)
    announcePart(this.editor, null)
  }

  /** Leaves the card, which stays selected. */
  close(): void {
    this.editor.cancel()
    this.editor.focus()
  }

  /** Called when a card is no longer edited, for whatever reason. */
  ended(): void {
    if (this.#isUndoing) return
    this.rest()
    this.isChoosingStore.set(false)
    this.#made.clear()
  }

  /** Called when the shape that was edited is no longer there: the editor would go on waiting for it. */
  lostCard(): void {
    this.ended()
    this.editor.setCurrentTool('select.idle')
    this.editor.focus()
  }

  /** Writes what is in a cell of text. Answers what the cell holds then: it may have been clipped, or gone elsewhere. */
  write({ row, cell }: CellAddress, typed: string, now: number): string {
    const card = this.card()
    if (!card) return typed
    // Behind the `=` that brought one here.
    const said = cell === 'formula' ? typed.trimStart() : typed
    const text = clipped(said)
    if (text.length < said.length) this.tell({ code: 'textClipped' })
    const before = textIn(card, { row, cell })
    if (text === before) return text
    const part = `${card.id}.${row}.${cell}`
    const isBurst = this.#lastTyped.part === part && now - this.#lastTyped.at < burstMs
    if (!isBurst) this.editor.markHistoryStoppingPoint('typing in a card')
    this.#lastTyped = { at: now, part }
    return this.#change(card, this.#written(card, { row, cell }, text)) ? text : before
  }

  /** What a cell of text holds in the card that is being edited. */
  textAt(address: CellAddress): string {
    const card = this.card()
    return card ? textIn(card, address) : ''
  }

  /** Chooses in a cell that is not typed in. */
  choose({ row, cell }: CellAddress, value: string | number | boolean): void {
    const card = this.card()
    if (!card) return
    this.#step(card, (rows) =>
      row === ''
        ? { [cell]: value }
        : { rows: updateRow(rows, row, { [cell === 'index' ? 'isIndexed' : cell]: value }) },
    )
  }

  /** Puts the caret back where it was, after something else had the focus. */
  resume(): void {
    const here = this.active.get()
    if (here) this.enter(here, 'end')
  }

  /** Chooses the next or the previous thing in a cell. */
  chooseNext(address: CellAddress, step: 1 | -1): void {
    if (address.cell === 'store') this.isChoosingStore.set(true)
    const card = this.card()
    const choices = choicesOf[address.cell]
    if (!card || !choices) return
    const at = choices.indexOf(chosenIn(card, this.#rowOf(card, address.row), address.cell))
    const next = choices[(at + step + choices.length) % choices.length]
    if (next !== undefined) this.choose(address, next)
  }

  /** Changes properties of the card itself, as one step. */
  set(props: RowContent): void {
    const card = this.card()
    if (card) this.#step(card, () => props)
  }

  /** Makes a row at the end of the card, or of one of its sections, and goes there. */
  addRow(section: RequirementSection | null, content: RowContent = {}): void {
    const card = this.card()
    if (!card) return
    const shown = shownRows(card.type, card.props.rows)
    const last = section ? shown.filter((row) => sectionOf(row) === section).pop() : shown[shown.length - 1]
    this.#insert(card, { after: last?.id ?? null }, { ...(section && { section }), ...content })
  }

  /** Adds rows at the end, as one step, without touching those that are there. */
  addRows(contents: readonly RowContent[]): void {
    const card = this.card()
    const last = card && this.#putIn(card, {}, contents)
    if (card && last) this.enter({ row: last, cell: textCells[card.type][0] }, 'end')
  }

  /** Enter: the next row, with what stands behind the caret. */
  nextRow(at: { start: number; end: number }): void {
    const card = this.card()
    const here = this.active.get()
    if (!card || !here) return
    const row = this.#rowOf(card, here.row)
    if (!row) {
      if (here.cell === 'title') this.enterFirst(card.id)
      else this.close()
      return
    }
    if (isBlankRow(card.type, row)) return
    const text = textOf(row, here.cell)
    const section = sectionOf(row)
    const [first] = textCells[card.type]
    if (here.cell === first && at.end === 0 && text !== '') {
      this.#insert(card, { before: row.id }, section ? { section } : {}, false)
      return
    }
    const isInside = here.cell === 'text' && at.end < text.length
    if (!isInside) {
      this.#insert(card, { after: row.id }, section ? { section } : {})
      return
    }
    if (!this.#hasRoom(card, 1)) return
    const newId = uniqueId()
    this.#made.add(newId)
    this.#step(card, (rows) => ({
      rows: splitRow(card.type, rows, { id: row.id, cell: here.cell, at: at.end, newId }),
    }))
    this.enter({ row: newId, cell: here.cell }, 0)
  }

  /** Tab: past the last cell it makes a row. */
  nextCell(step: 1 | -1): void {
    const card = this.card()
    const here = this.active.get()
    if (!card || !here) return
    const next = nextStop(card.type, layoutOf(card), here, step)
    const row = this.#rowOf(card, here.row)
    if (next && !(step > 0 && row && next.row === '')) this.enter(next)
    else if (step > 0 && row && !isBlankRow(card.type, row)) {
      const section = sectionOf(row)
      this.#insert(card, { after: row.id }, section ? { section } : {})
    } else if (next) this.enter(next)
  }

  /** Up and down between the rows. */
  go(step: 1 | -1): void {
    const card = this.card()
    const here = this.active.get()
    const next = card && here && cellBeyond(card.type, layoutOf(card), here, step)
    if (next) this.enter(next, 'end')
  }

  /** Moves the row one is in. */
  move(step: 1 | -1): void {
    const card = this.card()
    const here = this.active.get()
    if (card && here?.row) this.#step(card, (rows) => ({ rows: stepRow(card.type, rows, here.row, step) }))
  }

  /** Moves a row to a place it was dragged to. */
  drop(id: string, place: RowPlace, section: RequirementSection | null): void {
    const card = this.card()
    if (card) this.#step(card, (rows) => ({ rows: moveRow(rows, id, place, section) }))
  }

  /** Removes a row; whoever was in it goes to the one above. */
  remove(id: string): void {
    const card = this.card()
    if (!card) return
    const shown = shownRows(card.type, card.props.rows)
    const at = shown.findIndex((row) => row.id === id)
    const near = shown[at - 1] ?? shown[at + 1]
    this.#made.delete(id)
    this.#step(card, (rows) => ({ rows: removeRow(rows, id) }))
    if (this.active.get()?.row !== id) return
    if (near) this.enter({ row: near.id, cell: textCells[card.type][0] }, 'end')
    else this.enter({ row: '', cell: 'title' }, 'end')
  }

  /** Backspace at the start of a row: it becomes part of the one above. */
  join(): void {
    const card = this.card()
    const here = this.active.get()
    if (!card || !here || here.cell !== textCells[card.type][0]) return
    const joined = joinRow(card.type, card.props.rows, here.row, here.cell)
    if (!joined) return
    if (!this.#step(card, () => ({ rows: joined.rows }))) return
    this.enter({ row: joined.id, cell: here.cell }, joined.at)
  }

  /** Pastes text as rows, as one step. Answers false where it is to go into the cell as it is. */
  paste(text: string): boolean {
    const card = this.card()
    const here = this.active.get()
    const row = card && here ? this.#rowOf(card, here.row) : null
    if (!card || !here || !row || !makesRows(text)) return false
    const cells: readonly string[] = textCells[card.type]
    const column = cells.indexOf(here.cell)
    // What is sent and answered has lines of its own.
    if (card.type === 'api' && here.cell !== 'path' && !text.includes('\t')) return false
    const section = sectionOf(row)
    const contents = rowsFromText(card.type, text, column).map((content) => ({
      ...content,
      ...(section && { section }),
    }))
    const last = this.#putIn(card, { after: row.id }, contents, isBlankRow(card.type, row) ? row.id : null)
    if (last) this.enter({ row: last, cell: cells[0] ?? here.cell }, 'end')
    return true
  }

  /** Takes back one's last step. Whoever was in a row that goes with it goes to the card's first one. */
  undo(step: 'undo' | 'redo'): void {
    const here = this.active.get()
    const id = this.editor.getEditingShapeId()
    this.finishComposing()
    this.#lastTyped = { at: Number.NEGATIVE_INFINITY, part: '' }
    // The vendor's undo ends all editing.
    this.#isUndoing = true
    try {
      this.editor[step]()
    } finally {
      this.#isUndoing = false
    }
    const card = id && this.#cardOf(id)
    if (!card) {
      this.ended()
      this.editor.focus()
      return
    }
    this.#edit(card)
    if (!here || here.row === '' || here.row in card.props.rows) {
      this.resume()
      return
    }
    const shown = shownRows(card.type, card.props.rows)
    const near = shown[shown.length - 1]
    if (near) this.enter({ row: near.id, cell: textCells[card.type][0] }, 'end')
    else this.enter({ row: '', cell: 'title' }, 'end')
  }

  /** Leaves a cell that somebody else has taken away: their removal stands, and nothing typed goes elsewhere. */
  leaveLostCell(): void {
    const card = this.card()
    const here = this.active.get()
    if (!card || !here || allRows(layoutOf(card)).some((row) => holdsCell(card.type, row, here))) return
    this.rest()
    this.tell({ code: 'rowGone' })
  }

  #edit(card: CardShape): void {
    this.editor.select(card.id)
    this.editor.setEditingShape(card.id)
    this.editor.setCurrentTool('select.editing_shape', { target: 'shape', shape: card })
  }

  #cardOf(id: TLShapeId): CardShape | null {
    const shape = this.editor.getShape(id) as { type: string } | undefined
    return isCard(shape) ? shape : null
  }

  #rowOf(card: CardShape, id: string): ShownRow | null {
    const row = card.props.rows[id]
    return row ? { ...row, id } : null
  }

  #written(card: CardShape, { row, cell }: CellAddress, text: string): RowContent {
    const { rows } = card.props
    if (row === '') return { [cell]: text }
    if (card.type === 'estimate' && cell === 'name' && text.includes('=')) {
      const { name, formula, unit } = parseEstimateLine(text)
      const cells = { name, ...(formula && { formula }), ...(unit && { unit }) }
      queueMicrotask(() => this.enter({ row, cell: 'formula' }, 'end'))
      return { rows: updateRow(rows, row, cells) }
    }
    if (card.type === 'api' && cell === 'path') {
      const { method, path } = splitEndpoint(text)
      if (method && text.includes(' ')) return { rows: updateRow(rows, row, { method, path }) }
    }
    return { rows: updateRow(rows, row, { [cell]: text }) }
  }

  #insert(card: CardShape, place: RowPlace, content: RowContent, goThere = true): void {
    if (!this.#hasRoom(card, 1)) return
    const id = uniqueId()
    this.#step(card, (rows) => ({
      rows: insertRows(rows, place, [{ id, content: newRow(card.type, content) }]),
    }))
    this.#made.add(id)
    if (goThere) this.enter({ row: id, cell: textCells[card.type][0] })
  }

  /** Puts rows in as one step, in place of an empty one where that is said. Answers the id of the last one. */
  #putIn(
    card: CardShape,
    place: RowPlace,
    contents: readonly RowContent[],
    instead: string | null = null,
  ): string | null {
    const room = maxRows - Object.keys(card.props.rows).length + (instead ? 1 : 0)
    const added = contents.slice(0, Math.max(room, 0)).map((content) => ({ id: uniqueId(), content }))
    if (contents.length > added.length)
      this.tell({ code: 'tooManyRows', left: contents.length - added.length })
    const last = added[added.length - 1]
    if (!last) return null
    const isDone = this.#step(card, (rows) => {
      const all = insertRows(rows, place, added)
      return { rows: instead ? removeRow(all, instead) : all }
    })
    return isDone ? last.id : null
  }

  #hasRoom(card: CardShape, count: number): boolean {
    const left = Object.keys(card.props.rows).length + count - maxRows
    if (left > 0) this.tell({ code: 'tooManyRows', left })
    return left <= 0
  }

  /** One step of undo. */
  #step(card: CardShape, change: (rows: AnyRows) => RowContent): boolean {
    this.#lastTyped = { at: Number.NEGATIVE_INFINITY, part: '' }
    this.editor.markHistoryStoppingPoint('card')
    return this.#change(card, change(card.props.rows))
  }

  /** Changes the card, unless it would hold more than a board takes (B5). */
  #change(card: CardShape, props: RowContent): boolean {
    if (!fitsBoard({ ...card, props: { ...card.props, ...props } })) {
      this.tell({ code: 'cardFull' })
      return false
    }
    this.editor.updateShape({ id: card.id, type: card.type, props } as TLShapePartial)
    return true
  }

  #leave(next: string | null): void {
    this.finishComposing()
    const here = this.active.get()
    if (!here || here.row === next || !this.#made.delete(here.row)) return
    const card = this.#cardOf(here.shapeId)
    const row = card && this.#rowOf(card, here.row)
    if (!card || !row || !isBlankRow(card.type, row) || isPeerIn(this.editor, card.id, row.id)) return
    const props = { rows: removeRow(card.props.rows, row.id) }
    this.editor.updateShape({ id: card.id, type: card.type, props } as TLShapePartial)
  }
}

const editings = new WeakMap<Editor, CardEditing>()

/** The card editing of an editor. */
export function cardEditing(editor: Editor): CardEditing {
  const found = editings.get(editor)
  if (found) return found
  const made = new CardEditing(editor)
  editings.set(editor, made)
  return made
}

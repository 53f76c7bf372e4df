/** What stands beside the board takes the keys from it, and gives them back. */
import type { BoardElement } from '@/components/canvas/board'
import { focusBoard } from '@/components/canvas/focus-board'

const boardEditor = () => document.querySelector<BoardElement>('.board')?.editor

/** Takes the keys from the board: nothing typed beside it reaches it. */
export function leaveBoard(): void {
  boardEditor()?.blur()
}

/** Gives the keys back to the board. */
export function returnToBoard(): void {
  const editor = boardEditor()
  if (editor) focusBoard(editor)
}

/** Ids of the records that are selected. */
export function selectedRecords(): string[] {
  return boardEditor()?.getSelectedShapeIds() ?? []
}

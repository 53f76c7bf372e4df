'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { ArrowDown, ArrowUp, Ellipsis, Plus, Trash2 } from 'lucide-react'
import { focusOn } from '@/components/feedback/focus-on'
import { fieldId, useDraft, useEditor } from '@/components/problem/edit/editor-context'
import { type RowHand, RowHandContext } from '@/components/problem/edit/row-hand'
import { Button } from '@/components/ui/button'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'
import { useRowBack } from '@/components/problem/edit/use-row-back'
import {
  type DraftRow,
  type ListPath,
  rowsAt,
  withMovedRow,
  withoutRow,
  withRows,
} from '@/lib/problem/edit-draft'
import { isBlank, ownRowsMax } from '@/lib/problem/own-problem'
import { makesRows, pastedCells } from '@/lib/pasted-text'

/** A draft holds so many rows a list while it is written. */
const heldMax = 1000
const noColumns: readonly string[] = []

interface DraftRowsProps {
  list: ListPath
  /** Names the list. */
  label: string
  /** What the button says that adds a row. */
  add: string
  /** A row with nothing in it. */
  blank: DraftRow
  /** The texts of a row in the order of a spreadsheet's columns, the one to begin with first; none where a row is one line. */
  columns?: readonly string[]
  /** Whether the rows are boxes with room between them. */
  areCards?: boolean
  children: (at: number) => ReactNode
}

/** Rows of the draft: added with Enter, moved with Alt+↑↓, taken out when they are blank with Backspace; a list that is pasted becomes rows. */
export function DraftRows({
  list,
  label,
  add,
  blank,
  columns = noColumns,
  areCards = false,
  children,
}: DraftRowsProps) {
  const t = useTranslations('ownProblem')
  const { keeper } = useEditor()
  const count = useDraft((draft) => rowsAt(draft, list).length)
  const [spoken, setSpoken] = useState('')
  const offerBack = useRowBack(list)
  const hands = useMemo(() => {
    const [firstColumn] = columns
    const beginOf = (at: number) => fieldId([list, at, ...(firstColumn ? [firstColumn] : [])].join('.'))
    const rowsNow = () => rowsAt(keeper.snapshot().draft, list)
    const addAt = (at: number) => {
      if (rowsNow().length >= ownRowsMax) return
      flushSync(() => keeper.change((draft) => withRows(draft, list, at, [blank])))
      focusOn(beginOf(at))
    }
    const removeAt = (at: number) => {
      const row = rowsNow()[at]
      if (row === undefined) return
      flushSync(() => keeper.change((draft) => withoutRow(draft, list, at)))
      if (at > 0) focusOn(beginOf(at - 1))
      else focusOn(beginOf(0), fieldId(list))
      if (isBlank(row)) return
      offerBack(at, row)
    }
    const moveTo = (from: number, to: number) => {
      const { length } = rowsNow()
      if (to < 0 || to >= length) return
      const focused = document.activeElement?.id ?? ''
      flushSync(() => keeper.change((draft) => withMovedRow(draft, list, from, to)))
      // The row is another one now; what was in hand goes along with it.
      const prefix = fieldId(`${list}.${from}`)
      if (focused.startsWith(prefix)) focusOn(fieldId(`${list}.${to}`) + focused.slice(prefix.length))
      setSpoken(t('moved', { place: to + 1, count: length }))
    }
    const pasteAt = (at: number, text: string, name: string) => {
      if (!makesRows(text)) return false
      const pasted = pastedCells(text)
      const held = rowsNow()
      const isIntoBlank = isBlank(held[at])
      const kept = pasted.slice(0, heldMax - held.length + (isIntoBlank ? 1 : 0))
      const rows = kept.map((cells) => rowOf(cells, name, { blank, columns }))
      flushSync(() =>
        keeper.change((draft) => {
          const base = isIntoBlank ? withoutRow(draft, list, at) : draft
          return withRows(base, list, isIntoBlank ? at : at + 1, rows)
        }),
      )
      focusOn(beginOf(at + rows.length - (isIntoBlank ? 1 : 0)))
      if (kept.length < pasted.length) toast.failed(t('leftOut', { count: pasted.length - kept.length }))
      return true
    }
    const handOf = (at: number): RowHand => ({
      addBelow: () => addAt(at + 1),
      move: (step) => moveTo(at, at + step),
      remove: () => removeAt(at),
      isBlank: () => isBlank(rowsNow()[at]),
      paste: (text, name) => pasteAt(at, text, name),
    })
    return { addAt, handOf }
  }, [keeper, list, blank, columns, t, offerBack])

  return (
    <div className="flex flex-col gap-2">
      {count === 0 ? null : (
        <ul aria-label={label} className={`flex flex-col ${areCards ? 'gap-3' : 'gap-1.5'}`}>
          {Array.from({ length: count }, (_, at) => (
            <Row
              key={at}
              id={fieldId(`${list}.${at}`)}
              at={at}
              count={count}
              list={label}
              hand={hands.handOf(at)}
              isCard={areCards}
            >
              {children(at)}
            </Row>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          id={fieldId(list)}
          variant="ghost"
          aria-disabled={count >= ownRowsMax || undefined}
          onClick={() => hands.addAt(count)}
          className="-ml-2 max-[899px]:h-11"
        >
          <Plus aria-hidden size={16} />
          {add}
        </Button>
        {count >= ownRowsMax ? (
          <span className={`text-ui ${count > ownRowsMax ? 'text-danger' : 'text-text2'}`}>
            {t(count > ownRowsMax ? 'tooManyRows' : 'full', { max: ownRowsMax, count })}
          </span>
        ) : null}
      </div>
      <p role="status" className="sr-only">
        {spoken}
      </p>
    </div>
  )
}

/** A row that cells make: a line as it is, or texts in the order of the columns from `name` on; a whole line of a spreadsheet begins with the first. */
function rowOf(
  cells: readonly string[],
  name: string,
  { blank, columns }: { blank: DraftRow; columns: readonly string[] },
): DraftRow {
  if (typeof blank === 'string') return cells.filter((cell) => cell !== '').join(' · ')
  const first = cells.length > 1 ? 0 : Math.max(0, columns.indexOf(name))
  const texts = columns.slice(first).flatMap((column, at) => (cells[at] ? [[column, cells[at]]] : []))
  return { ...blank, ...Object.fromEntries(texts) }
}

function Row({
  id,
  at,
  count,
  list,
  hand,
  isCard,
  children,
}: {
  id: string
  at: number
  count: number
  /** Names the list that it is in. */
  list: string
  hand: RowHand
  isCard: boolean
  children: ReactNode
}) {
  const t = useTranslations('ownProblem')
  const menuId = `${id}-menu`
  // Done once the menu is closed: until then it holds the focus.
  const chosen = useRef<(() => void) | null>(null)
  const choose = (act: () => void) => {
    chosen.current = act
  }
  return (
    <RowHandContext value={hand}>
      <li
        className={`flex items-start gap-1 ${isCard ? 'rounded-card border border-line bg-surface p-3 pr-1.5 sm:p-4 sm:pr-2' : ''}`}
      >
        <div className="flex min-w-0 grow flex-col gap-1.5">{children}</div>
        <Menu>
          <MenuTrigger asChild>
            <Button
              id={menuId}
              variant="ghost"
              size="icon"
              aria-label={t('rowMenu', { place: at + 1, count, list })}
              className="mt-1.5 max-[899px]:mt-0 max-[899px]:h-11"
            >
              <Ellipsis aria-hidden size={16} />
            </Button>
          </MenuTrigger>
          <MenuContent
            onCloseAutoFocus={(event) => {
              const next = chosen.current
              chosen.current = null
              if (!next) return
              event.preventDefault()
              // The focus goes along with the row, or to the one beside it.
              focusOn(menuId)
              next()
            }}
          >
            <MenuItem disabled={at === 0} onSelect={() => choose(() => hand.move(-1))}>
              <ArrowUp aria-hidden size={16} />
              {t('up')}
            </MenuItem>
            <MenuItem disabled={at === count - 1} onSelect={() => choose(() => hand.move(1))}>
              <ArrowDown aria-hidden size={16} />
              {t('down')}
            </MenuItem>
            <MenuItem onSelect={() => choose(hand.remove)}>
              <Trash2 aria-hidden size={16} />
              {t('remove')}
            </MenuItem>
          </MenuContent>
        </Menu>
      </li>
    </RowHandContext>
  )
}
